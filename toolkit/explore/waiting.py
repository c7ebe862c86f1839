"""Gates of questions to come while sets of answers are counted; few differ, so each state carries only a number."""

from __future__ import annotations

from typing import TypeAlias

from toolkit.explore.choices import ONE, Number, Shown, times
from toolkit.explore.formula import FALSE, TRUE, Formula, Settling
from toolkit.explore.plan import Plan
from toolkit.explore.space import Asked, Gate

# What is left of each gate, in the order of the plan; None once nothing waits for it any more.
Left: TypeAlias = "tuple[tuple[Formula, ...] | None, ...]"


class WaitingGates:
    """What is left of the gates, and how many sets of answers the rest behind them has once they are decided."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        asked = [item for stretch in plan.stretches for item in stretch]
        self.place = {item.id: plan.gates.index(plan.gate_of[item.id]) for item in asked}
        order = {item.id: number for number, item in enumerate(asked)}
        # When the last question that a gate shows has been decided, the gate can be forgotten.
        self.last = {place: order[name] for name, place in self.place.items()}
        self.order = order
        # The gates that look at a question, and the gate that waits for nothing after it.
        self.touched = {
            item.id: [
                place
                for place, gate in enumerate(plan.gates)
                if item.id in gate.questions or self.last.get(place) == order[item.id]
            ]
            for item in asked
        }
        self._known: list[Left] = []
        self._numbers: dict[Left, int] = {}
        self._after: dict[tuple[int, str, Settling], tuple[int, Number]] = {}

    def start(self) -> tuple[int, Number]:
        """The gates before anything is answered."""
        number = ONE
        left: list[tuple[Formula, ...] | None] = []
        for place, gate in enumerate(self.plan.gates):
            if _is_decided(gate.formulas):
                number = times(number, self._behind(gate, gate.formulas))
            left.append(gate.formulas if place in self.last or not _is_decided(gate.formulas) else None)
        return self._number(tuple(left)), number

    def shown(self, pending: int, item: Asked) -> Shown:
        """The versions that show a question."""
        place = self.place[item.id]
        left = self._known[pending][place]
        assert left is not None
        return self.plan.gates[place].shown(left)

    def after(self, pending: int, item: Asked, settling: Settling) -> tuple[int, Number]:
        """The gates after an answer, and how many sets of answers the rest behind those that it decides has."""
        key = (pending, item.id, settling)
        found = self._after.get(key)
        if found is None:
            found = self._after[key] = self._settled(pending, item.id, settling)
        return found

    def forms(self, pending: int, stretch: list[Asked]) -> tuple[tuple[Formula, ...] | None, ...]:
        """What is left of the gates of some questions."""
        return tuple(self._known[pending][self.place[item.id]] for item in stretch)

    def passed(self, pending: int, stretch: list[Asked]) -> int:
        """The gates after a stretch that opens none but its own."""
        now = max(self.order[item.id] for item in stretch)
        inside = {item.id for item in stretch}
        left = [
            None if self.last.get(place, now + 1) <= now or not gate.questions.isdisjoint(inside) else formulas
            for place, (gate, formulas) in enumerate(zip(self.plan.gates, self._known[pending], strict=True))
        ]
        return self._number(tuple(left))

    def _settled(self, pending: int, item: str, settling: Settling) -> tuple[int, Number]:
        now, number = self.order[item], ONE
        left = list(self._known[pending])
        for place in self.touched[item]:
            gate, formulas = self.plan.gates[place], left[place]
            if formulas is None:
                continue
            settled = tuple(map(settling.left_of, formulas))
            if _is_decided(settled) and not _is_decided(formulas):
                number = times(number, self._behind(gate, settled))
            waited_for = self.last.get(place, -1) > now or (gate in self.plan.behind and not _is_decided(settled))
            left[place] = settled if waited_for else None
        return self._number(tuple(left)), number

    def _behind(self, gate: Gate, settled: tuple[Formula, ...]) -> Number:
        behind = self.plan.behind.get(gate)
        return ONE if behind is None else behind[gate.shown(settled)]

    def _number(self, left: Left) -> int:
        if left not in self._numbers:
            self._numbers[left] = len(self._known)
            self._known.append(left)
        return self._numbers[left]


def _is_decided(formulas: tuple[Formula, ...]) -> bool:
    return all(formula is TRUE or formula is FALSE for formula in formulas)
