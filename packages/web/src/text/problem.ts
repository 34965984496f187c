/** What a problem was made of, as the engine gives it. */
export type Params = Readonly<Record<string, string>>;

export interface ProblemText {
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What the person can do about it, one sentence. */
  readonly fix: string;
}

/** The words for a problem; undefined when what they are made of is not there. */
export type SayProblem = (params: Params) => ProblemText | undefined;

/** Words that need certain params; others may be there or not. */
export function saying<const Name extends string>(
  needs: readonly Name[],
  say: (given: Readonly<Record<Name, string>>, optional: Partial<Params>) => ProblemText,
): SayProblem {
  return (params) =>
    needs.every((name) => Object.hasOwn(params, name))
      ? say(params as Readonly<Record<Name, string>>, params)
      : undefined;
}

/** A problem, a warning or a reason, wherever it comes from. */
export interface Spoken extends ProblemText {
  readonly code: string;
  readonly params?: Params | undefined;
}

/**
 * A problem in the words of the page.
 * @param said by code
 * @param titleOf the title of a feature in the page's language
 * @returns the engine's own English where the page has no words for it
 */
export function problemText(
  problem: Spoken,
  said: Readonly<Record<string, SayProblem>>,
  titleOf: (feature: string) => string | undefined,
): ProblemText {
  const say = Object.hasOwn(said, problem.code) ? said[problem.code] : undefined;
  return say?.(inWords(problem.params ?? {}, titleOf)) ?? problem;
}

/** Params that are titles, in the page's language. */
function inWords(params: Params, titleOf: (feature: string) => string | undefined): Params {
  const { feature, other, choices } = params;
  const title = (id: string | undefined) => (id === undefined ? undefined : titleOf(id));
  const titles = params['choiceTitles'] === undefined ? undefined : choices?.split(', ').map(title);
  return {
    ...params,
    ...given('featureTitle', title(feature)),
    ...given('otherTitle', title(other)),
    ...given('choiceTitles', titles?.every(Boolean) === true ? titles.join(', ') : undefined),
  };
}

function given(name: string, value: string | undefined): Params {
  return value === undefined ? {} : { [name]: value };
}
