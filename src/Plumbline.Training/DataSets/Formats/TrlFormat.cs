using System.Text.Json;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>Rows with TRL's columns.</summary>
internal sealed record TrlFormat(DataSetType Type, bool Conversational) : RowFormat("TRL", Type, Conversational)
{
    /// <summary>The format of a row by its columns, or null where they make no type.</summary>
    public static TrlFormat? Of(RowColumns columns)
    {
        foreach (DataSetType type in Preferred)
        {
            if (Of(columns, type) is { } format)
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>The format of a row that is to be read as one type, or null where it lacks a column of it.</summary>
    public static TrlFormat? Of(RowColumns columns, DataSetType type)
    {
        string? deciding = type switch
        {
            DataSetType.StepwiseSupervision when columns.Has(TrlColumns.Prompt, TrlColumns.Completions, TrlColumns.Labels) => TrlColumns.Prompt,
            DataSetType.Preference when columns.Has(TrlColumns.Chosen, TrlColumns.Rejected) => TrlColumns.Chosen,

            // Many files have a column of this name that means something else.
            DataSetType.UnpairedPreference when columns.Has(TrlColumns.Prompt, TrlColumns.Completion)
                && columns.Peek(TrlColumns.Label) is { } label && IsLabel(label, columns) => TrlColumns.Prompt,
            DataSetType.PromptCompletion when columns.Has(TrlColumns.Prompt, TrlColumns.Completion) => TrlColumns.Prompt,
            DataSetType.LanguageModelling when columns.Has(TrlColumns.Messages) => TrlColumns.Messages,
            DataSetType.LanguageModelling when columns.Has(TrlColumns.Text) => TrlColumns.Text,
            DataSetType.PromptOnly when columns.Has(TrlColumns.Prompt) => TrlColumns.Prompt,
            _ => null,
        };
        return deciding is null ? null
            : new TrlFormat(type, deciding == TrlColumns.Messages || columns.Peek(deciding)!.Value.ValueKind == JsonValueKind.Array);
    }

    /// <inheritdoc/>
    protected override DataSetRow ReadTexts(RowColumns columns, RowId id)
    {
        switch (Type)
        {
            case DataSetType.LanguageModelling:
                return new TextRow(id, Text(columns, Conversational ? TrlColumns.Messages : TrlColumns.Text));
            case DataSetType.PromptOnly:
                return new PromptRow(id, Text(columns, TrlColumns.Prompt));
            case DataSetType.PromptCompletion:
                return new CompletionRow(id, Text(columns, TrlColumns.Prompt), Text(columns, TrlColumns.Completion));
            case DataSetType.Preference:
                return ReadPreference(columns, id);
            case DataSetType.UnpairedPreference:
                return new UnpairedRow(id, Text(columns, TrlColumns.Prompt), Text(columns, TrlColumns.Completion), columns.Required(TrlColumns.Label).AsLabel());
            default:
                return ReadSteps(columns, id);
        }
    }

    // The type with more columns is the one that is meant.
    private static IEnumerable<DataSetType> Preferred =>
    [
        DataSetType.StepwiseSupervision,
        DataSetType.Preference,
        DataSetType.UnpairedPreference,
        DataSetType.PromptCompletion,
        DataSetType.LanguageModelling,
        DataSetType.PromptOnly,
    ];

    private static bool IsLabel(JsonElement label, RowColumns columns) =>
        columns.Options.Type == DataSetType.UnpairedPreference || columns.Options.Columns.ContainsKey(TrlColumns.Label) || ColumnValue.LabelOf(label, columns.Options) is not null;

    private static StepwiseRow ReadSteps(RowColumns columns, RowId id)
    {
        PlainText prompt = columns.Required(TrlColumns.Prompt).AsPlainText();
        string[] steps = [.. columns.Required(TrlColumns.Completions).Items().Select(step => step.AsString())];
        ColumnValue labels = columns.Required(TrlColumns.Labels);
        bool[] right = [.. labels.Items().Select(label => label.AsLabel())];
        if (steps.Length == 0)
        {
            throw columns.Required(TrlColumns.Completions).Error("one or more steps");
        }

        return right.Length == steps.Length
            ? new StepwiseRow(id, prompt, steps, right)
            : throw labels.Error("", $"{right.Length} labels", $"{steps.Length}, one for each of the completions");
    }

    private PreferenceRow ReadPreference(RowColumns columns, RowId id)
    {
        RowText chosen = Text(columns, TrlColumns.Chosen);
        RowText rejected = Text(columns, TrlColumns.Rejected);

        // As TRL does: a prompt of the other kind is a title of what the two conversations hold anyway; it stays among the further columns.
        if (columns.Peek(TrlColumns.Prompt) is { } prompt && (prompt.ValueKind == JsonValueKind.Array) == Conversational)
        {
            return new PreferenceRow(id, Text(columns, TrlColumns.Prompt), chosen, rejected, Margin(columns));
        }

        (RowText common, chosen, rejected) = ImplicitPrompt.Extract(chosen, rejected);
        return new PreferenceRow(id, common, chosen, rejected, Margin(columns));
    }

    private RowText Text(RowColumns columns, string name) => columns.Required(name).AsText(Conversational);
}
