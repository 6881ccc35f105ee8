using System.Text;
using System.Text.Json;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>
/// Instructions as in Alpaca (Taori et al. 2023) and LLaMA-Factory: columns <c>instruction</c>, <c>input</c>, <c>system</c>, <c>history</c> (pairs of earlier
/// instructions and replies), and <c>output</c>, or <c>chosen</c> and <c>rejected</c>, or <c>output</c> and <c>kto_tag</c>.
/// </summary>
internal sealed record AlpacaFormat(DataSetType Type, TranscriptForm Form) : RowFormat("Alpaca", Type, Form == TranscriptForm.Messages)
{
    private const string Instruction = "instruction";
    private const string Input = "input";
    private const string Output = "output";
    private const string SystemText = "system";
    private const string History = "history";
    private const string KtoTag = "kto_tag";

    // The wording of Alpaca's own training, which models tuned on it know.
    private const string Preamble = "Below is an instruction that describes a task. Write a response that appropriately completes the request.";
    private const string PreambleWithInput =
        "Below is an instruction that describes a task, paired with an input that provides further context. Write a response that appropriately completes the request.";

    /// <summary>The format of a row, or null where it is no such row.</summary>
    public static AlpacaFormat? Of(RowColumns columns)
    {
        if (columns.Peek(Instruction) is not { ValueKind: JsonValueKind.String })
        {
            return null;
        }

        DataSetType? type =
            columns.Has(TrlColumns.Chosen, TrlColumns.Rejected) ? DataSetType.Preference
            : columns.Has(Output, KtoTag) ? DataSetType.UnpairedPreference
            : columns.Has(Output) ? DataSetType.PromptCompletion
            : null;
        return type is { } known ? new AlpacaFormat(known, columns.Options.Form ?? TranscriptForm.Messages) : null;
    }

    /// <inheritdoc/>
    protected override DataSetRow ReadTexts(RowColumns columns, RowId id)
    {
        AlpacaPrompt prompt = new(
            columns.Optional(SystemText)?.AsString() ?? "",
            [.. columns.Optional(History)?.Items().Select(Exchange) ?? []],
            columns.Required(Instruction).AsString(),
            columns.Optional(Input)?.AsString() ?? "");
        RowText text = Form == TranscriptForm.Messages ? Messages(prompt) : new PlainText(Text(prompt));
        return Type switch
        {
            DataSetType.Preference => new PreferenceRow(id, text, Reply(columns, TrlColumns.Chosen), Reply(columns, TrlColumns.Rejected), Margin(columns)),
            DataSetType.UnpairedPreference => new UnpairedRow(id, text, Reply(columns, Output), columns.Required(KtoTag).AsLabel()),
            _ => new CompletionRow(id, text, Reply(columns, Output)),
        };
    }

    private static (string, string) Exchange(ColumnValue pair) =>
        pair.Items().Select(text => text.AsString()).ToArray() is [var instruction, var reply] ? (instruction, reply) : throw pair.Error("an instruction and its reply");

    private static Conversation Messages(AlpacaPrompt prompt)
    {
        using MessageWriter writer = new();
        if (prompt.System.Length > 0)
        {
            writer.Add(MessageRules.System, prompt.System);
        }

        foreach ((string instruction, string reply) in prompt.History)
        {
            writer.Add(MessageRules.User, instruction);
            writer.Add(MessageRules.Assistant, reply);
        }

        writer.Add(MessageRules.User, prompt.Input.Length > 0 ? $"{prompt.Instruction}\n{prompt.Input}" : prompt.Instruction);
        return writer.Conversation();
    }

    private static string Text(AlpacaPrompt prompt)
    {
        StringBuilder text = new();
        text.Append(prompt.System.Length > 0 ? prompt.System : prompt.Input.Length > 0 ? PreambleWithInput : Preamble).Append("\n\n");
        foreach ((string instruction, string reply) in prompt.History)
        {
            text.Append("### Instruction:\n").Append(instruction).Append("\n\n### Response:\n").Append(reply).Append("\n\n");
        }

        text.Append("### Instruction:\n").Append(prompt.Instruction).Append("\n\n");
        if (prompt.Input.Length > 0)
        {
            text.Append("### Input:\n").Append(prompt.Input).Append("\n\n");
        }

        return text.Append("### Response:\n").ToString();
    }

    private RowText Reply(RowColumns columns, string name)
    {
        string text = columns.Required(name).AsString();
        return Form == TranscriptForm.Messages ? MessageWriter.One(MessageRules.Assistant, text) : new PlainText(text);
    }

    private sealed record AlpacaPrompt(string System, IReadOnlyList<(string Instruction, string Reply)> History, string Instruction, string Input);
}
