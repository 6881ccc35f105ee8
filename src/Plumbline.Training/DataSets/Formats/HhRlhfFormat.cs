using System.Text.Json;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>
/// Pairs of dialogues as in Anthropic's HH-RLHF (Bai et al. 2022): columns <c>chosen</c> and <c>rejected</c>, each a text of turns that begin with
/// <c>\n\nHuman:</c> and <c>\n\nAssistant:</c>. The prompt is all up to and including the last <c>\n\nAssistant:</c> that both have in common; what follows
/// may be several turns.
/// </summary>
internal sealed record HhRlhfFormat(TranscriptForm Form) : RowFormat("HH-RLHF", DataSetType.Preference, Form == TranscriptForm.Messages)
{
    private const string HumanMark = "\n\nHuman:";
    private const string AssistantMark = "\n\nAssistant:";

    /// <summary>The format of a row, or null where it is no such pair.</summary>
    public static HhRlhfFormat? Of(RowColumns columns) =>
        columns.Peek(TrlColumns.Prompt) is null && IsTranscript(columns.Peek(TrlColumns.Chosen)) && IsTranscript(columns.Peek(TrlColumns.Rejected))
            ? new HhRlhfFormat(columns.Options.Form ?? TranscriptForm.Text)
            : null;

    /// <inheritdoc/>
    protected override DataSetRow ReadTexts(RowColumns columns, RowId id)
    {
        string chosen = columns.Required(TrlColumns.Chosen).AsString();
        ColumnValue other = columns.Required(TrlColumns.Rejected);
        string rejected = other.AsString();
        int common = chosen.AsSpan().CommonPrefixLength(rejected);
        int mark = chosen.AsSpan(0, common).LastIndexOf(AssistantMark);
        if (mark < 0)
        {
            throw other.Error("", "no '\\n\\nAssistant:' in the beginning that it has in common with chosen", "two dialogues that begin alike");
        }

        int cut = mark + AssistantMark.Length;
        return Form == TranscriptForm.Text
            ? new PreferenceRow(id, new PlainText(chosen[..cut]), new PlainText(chosen[cut..]), new PlainText(rejected[cut..]), Margin(columns))
            : new PreferenceRow(id, Turns(chosen[..mark], columns, TrlColumns.Chosen), Turns(chosen[mark..], columns, TrlColumns.Chosen), Turns(rejected[mark..], columns, TrlColumns.Rejected), Margin(columns));
    }

    private static bool IsTranscript(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } && value.Value.GetString() is { } text && text.StartsWith(HumanMark, StringComparison.Ordinal) && text.Contains(AssistantMark, StringComparison.Ordinal);

    private static Conversation Turns(string transcript, RowColumns columns, string column)
    {
        using MessageWriter writer = new();
        int position = 0;
        while (position < transcript.Length)
        {
            bool human = transcript.AsSpan(position).StartsWith(HumanMark);
            if (!human && !transcript.AsSpan(position).StartsWith(AssistantMark))
            {
                throw columns.Required(column).Error("", "words before the first turn", "a dialogue that begins with '\\n\\nHuman:'");
            }

            int start = position + (human ? HumanMark : AssistantMark).Length;
            int end = Math.Min(Next(transcript, HumanMark, start), Next(transcript, AssistantMark, start));
            writer.Add(human ? MessageRules.User : MessageRules.Assistant, transcript[start..end].Trim());
            position = end;
        }

        return writer.Conversation();
    }

    private static int Next(string transcript, string mark, int from)
    {
        int index = transcript.IndexOf(mark, from, StringComparison.Ordinal);
        return index < 0 ? transcript.Length : index;
    }
}
