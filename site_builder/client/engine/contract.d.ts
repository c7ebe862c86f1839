/**
 * What the engine takes and gives back: the compiled questionnaire and the outcome, in TypeScript's words.
 *
 * For the type checker and the reader alone; nothing of this reaches a browser. `toolkit/compiled.py` writes the
 * compiled form and `toolkit/scoring` is the reference for its meaning. An absent key means "not so".
 */

/** An exact decimal as text: "2", "-0.25". */
export type Quantity = string;

/** What is asked of one answer or one score; every part that is given must hold. */
export interface Test {
  any_of?: string[];
  all_of?: string[];
  at_least?: Quantity;
  at_most?: Quantity;
  above?: Quantity;
  below?: Quantity;
  answered?: boolean;
}

/** A test of the answer to a question, or of the value of a score. */
export type Leaf = { question: string; test: Test } | { score: string; test: Test };

export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Leaf;

export interface Option {
  id: string;
  points?: Quantity;
  state?: "not_applicable" | "unknown";
  exclusive?: boolean;
  /** Ids of the guidance that choosing it gives. */
  advise?: string[];
}

export interface Question {
  id: string;
  section: string;
  type: "single" | "multiple" | "number" | "text" | "area";
  show_if?: Condition;
  options?: Option[];
  min?: Quantity;
  max?: Quantity;
  step?: Quantity;
  /** What a number earns from a value upwards, lowest first. */
  rows?: { from: Quantity; points: Quantity }[];
  /** The least and the most that one answer can earn, and what percentages are of; only where points can be earned. */
  worst?: Quantity;
  best?: Quantity;
  attainable?: Quantity;
  max_points?: Quantity;
  required?: boolean;
  duty?: { id: string; met_by: Test };
  /** Ids that the question had in earlier versions, and what became of options that went away. */
  formerly?: string[];
  retired?: Record<string, string>;
}

export type Method = "percent" | "sum" | "mean" | "min" | "max" | "product" | "count";

export interface Part {
  id: string;
  weight: Quantity;
}

export interface Score {
  id: string;
  method: Method;
  decimals: number;
  over: "questions" | "scores";
  parts: Part[];
  /** Counted parts below which there is no value. */
  needs?: number;
  bands: { id: string; from: Quantity }[];
}

export interface Guidance {
  id: string;
  duties?: string[];
  priority: "urgent" | "high" | "medium" | "low";
  effort: "minutes" | "hours" | "days";
  topics: string[];
  services: string[];
}

export interface CaseStudy {
  id: string;
  topics: string[];
  sector: string;
  size?: "micro" | "small" | "medium" | "large";
  area?: string;
}

export interface Service {
  id: string;
  topics: string[];
  /** Absent: everywhere. */
  areas?: string[];
  at_least?: Quantity;
  at_most?: Quantity;
}

export interface Compiled {
  format: 1;
  questionnaire: string;
  version: string;
  sections: { id: string; questions: string[] }[];
  questions: Question[];
  scores: Score[];
  levels: { id: string; requires: Condition }[];
  advice: { give: string; when: Condition }[];
  guidance: Guidance[];
  case_studies: CaseStudy[];
  services: Service[];
  advice_line?: string;
}

/**
 * Where a question stands: three kinds of "no points" that are never a zero, `hidden` for a question that is not
 * shown, and `answered` for any other answer.
 */
export type State = "hidden" | "blank" | "unknown" | "not_applicable" | "answered";

/** What a question or a score brings to a score over it: as answered, at worst, at best; null: it does not count. */
export interface Range {
  value: Quantity | null;
  low: Quantity | null;
  high: Quantity | null;
  /** What percentages are of; only where points can be earned. */
  attainable?: Quantity;
  /** Above zero when it could count. */
  of: number;
}

/** A question as it stands now. Its range is of points. */
export interface Standing extends Range {
  id: string;
  state: State;
  /** The answer in words, options in their order; empty when hidden or blank. */
  answer: string[];
  /** How many points more the best answer would have earned; "0" where the answer does not count. */
  lost: Quantity;
}

/** A score as it stands now. */
export interface Result extends Range {
  band: string | null;
  /** How many of its parts count, of how many that could. */
  answered: number;
}

/** An answer or a score that led to something. */
export type Reason = { question: string; answer: string[] } | { score: string; value: Quantity | null };

export interface Duty {
  id: string;
  state: "met" | "unmet" | "unknown";
  because: Reason[];
}

export interface Advice {
  id: string;
  because: Reason[];
  points_lost: Quantity;
}

export interface Outcome {
  questionnaire: string;
  version: string;
  shown: string[];
  answered: number;
  of: number;
  scores: Record<string, Result>;
  level: string | null;
  duties: Duty[];
  advice: Advice[];
  case_studies: string[];
  services: string[];
}

/** Answers that fit, by question: an option, options in their order, a number as decimal text, a text. */
export type Answers = Record<string, string | string[]>;

/** What became of answers that came from somewhere: those that fit, and the questions of those that do not. */
export interface Fitting {
  answers: Answers;
  leftOut: string[];
}

/** Why an answer does not fit its question. */
export type ProblemKind =
  | "unknown-question"
  | "unknown-option"
  | "not-a-list"
  | "repeated"
  | "not-alone"
  | "not-a-number"
  | "too-low"
  | "too-high"
  | "off-step"
  | "not-text";

/** What is wrong with an answer: where, what was found, and what was expected instead. */
export interface Problem {
  question: string;
  kind: ProblemKind;
  found: unknown;
  expected: string;
}

/** What everything else asks where a question, or a score, stands. */
export interface Situation {
  question(id: string): Standing;
  score(id: string): Result;
}
