import { memo, useMemo, useRef, useState } from 'react';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { membersOf } from '../catalog/members.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useText } from '../text/TextProvider.tsx';
import { useProblemText } from '../text/useProblemText.tsx';
import { setOptions } from '../wizard/edits.ts';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import type { Problem } from '../worker/protocol.ts';
import { problemsAt } from './attention.ts';
import { fieldErrors } from './fieldErrors.ts';
import { formUi } from './formUi.ts';
import { hintOf, schemaAt } from './hint.ts';
import { askedOptions, formSchema, givenOf, sameValue } from './options.ts';
import { OptionForm, validator } from './theme/OptionForm.tsx';

type Values = Readonly<Record<string, unknown>>;
const NONE: Values = {};

/** The options of a feature, as its JSON Schema has them; what is typed is in the draft at once. */
export const FeatureForm = memo(function FeatureForm({ feature }: { feature: CatalogFeature }) {
  const { configure } = useText();
  const { values, change } = useValues(feature);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const { byId } = useCatalog();
  const asked = useStable(
    useWizardState(({ draft }) =>
      // As text, so that the form is drawn again only when other options are asked for.
      JSON.stringify(askedOptions(feature, values, membersOf(byId, draft.features))),
    ),
  );
  const schema = useMemo(() => formSchema(feature, asked), [feature, asked]);
  const ui = useMemo(() => formUi(schema), [schema]);
  const problems = useProblems(feature.id);
  const textOf = useProblemText();
  const errors = useMemo(
    () =>
      fieldErrors(problems, {
        ui,
        values,
        touched,
        say: (problem, path) => {
          const hint = hintOf(schemaAt(schema, path) ?? {}, problem.params?.['rule']);
          return hint === undefined ? textOf(problem).fix : configure.hint(hint);
        },
        sayTag: configure.wrongTag,
      }),
    [problems, ui, schema, values, touched, textOf, configure],
  );
  const context = useMemo(() => {
    const moreInUse = asked.more.some((name) => Object.hasOwn(values, name));
    return { more: asked.more, moreInUse };
  }, [asked, values]);
  const prefix = `option-${feature.id}`;
  return (
    <OptionForm
      tagName="div"
      idPrefix={prefix}
      idSeparator="-"
      schema={schema}
      uiSchema={ui}
      validator={validator}
      formData={values}
      formContext={context}
      extraErrors={errors as object}
      noValidate
      showErrorList={false}
      experimental_defaultFormStateBehavior={KEEP_UNSET}
      onChange={({ formData }, id) => change((formData ?? NONE) as Values, nameIn(id, prefix))}
      onBlur={(id) => setTouched((before) => new Set([...before, nameIn(id, prefix)]))}
    >
      <></>
    </OptionForm>
  );
});

/** Defaults are shown, not written down. */
const KEEP_UNSET = {
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
} as const;

function nameIn(id: string | undefined, prefix: string): string {
  return (id ?? '').slice(prefix.length + 1);
}

/**
 * What the form holds: as it was typed, as long as that comes to what is in the draft. Going back, a
 * link or a preset change the draft, and then the form.
 */
function useValues(feature: CatalogFeature) {
  const wizard = useWizard();
  const given = useWizardState(({ draft }) => draft.features[feature.id] ?? NONE);
  const [typed, setTyped] = useState<Values>(given);
  const values = sameValue(givenOf(feature, typed), givenOf(feature, given)) ? typed : given;
  const change = (next: Values, field: string) => {
    setTyped(next);
    const set = givenOf(feature, next);
    const now = wizard.getState().draft.features[feature.id] ?? NONE;
    if (!sameValue(set, now)) setOptions(wizard, feature.id, set, field);
  };
  return { values, change };
}

const CLEAR: ReadonlyMap<string, Problem> = new Map();

function useProblems(id: string): ReadonlyMap<string, Problem> {
  const last = useRef(CLEAR);
  return useWizardState(({ view }) => {
    const found = problemsAt(view?.problems ?? [], id);
    if (!sameValue([...found], [...last.current])) last.current = found;
    return last.current;
  });
}

function useStable(json: string): ReturnType<typeof askedOptions> {
  return useMemo(() => JSON.parse(json) as ReturnType<typeof askedOptions>, [json]);
}
