// Its index imports a validator that builds code from text, which the page's policy forbids.
import withTheme from '@rjsf/core/lib/withTheme.js';
import type { ValidatorType } from '@rjsf/utils';
import { matchesSchema } from '@stagecraft/engine';
import { TagsWidget } from './TagsWidget.tsx';
import {
  ArrayFieldItemTemplate,
  ArrayFieldTemplate,
  FieldErrorTemplate,
  FieldTemplate,
  MultiSchemaFieldTemplate,
  ObjectFieldTemplate,
  UnsupportedFieldTemplate,
} from './templates.tsx';
import {
  CheckboxesWidget,
  LongTextWidget,
  NumberWidget,
  RadioWidget,
  SelectWidget,
  SwitchWidget,
  TextInput,
} from './widgets.tsx';

/** Forms from JSON Schema, in the page's own controls. */
export const OptionForm = withTheme({
  templates: {
    ArrayFieldItemTemplate,
    ArrayFieldTemplate,
    BaseInputTemplate: TextInput,
    FieldErrorTemplate,
    FieldTemplate,
    MultiSchemaFieldTemplate,
    ObjectFieldTemplate,
    UnsupportedFieldTemplate,
  },
  widgets: {
    CheckboxWidget: SwitchWidget,
    CheckboxesWidget,
    RadioWidget,
    SelectWidget,
    TextareaWidget: LongTextWidget,
    UpDownWidget: NumberWidget,
    tags: TagsWidget,
  },
});

/**
 * The form decides with it only which of several schemas a value is of. What is wrong with a value
 * the engine says, which checks it anyway.
 */
export const validator: ValidatorType = {
  isValid: (schema, value, root) =>
    matchesSchema(value, { ...(root.$defs === undefined ? {} : { $defs: root.$defs }), ...schema }),
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
};
