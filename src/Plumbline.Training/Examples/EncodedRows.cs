using Plumbline.Training.Batches;
using Plumbline.Training.DataSets;
using Plumbline.Training.Judges;
using Plumbline.Training.Kto;
using Plumbline.Training.Offline;
using Plumbline.Training.Online;
using Plumbline.Training.Pairs;
using Plumbline.Training.Prompts;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Examples;

/// <summary>Rows of a data set as the examples of a method, encoded when they are asked for.</summary>
/// <typeparam name="TExample">What the method learns from.</typeparam>
/// <param name="rows">The rows.</param>
/// <param name="encode">Encodes one.</param>
public sealed class EncodedRows<TExample>(IRowSource rows, Func<DataSetRow, Encoded<TExample>> encode) : IExampleSource<TExample>
{
    /// <inheritdoc/>
    public long Count => rows.Count;

    /// <inheritdoc/>
    public EncodedRow<TExample> Read(long row)
    {
        DataSetRow read = rows.Read(row);
        Encoded<TExample> encoded = encode(read);
        return encoded.Refusal is { } reason ? EncodedRow<TExample>.Refused(read.Id.Place, reason) : EncodedRow<TExample>.Of(read.Id.Place, encoded.Value);
    }
}

/// <summary>How rows become the examples of each method. A row of a type that a method cannot learn from is an error, because it says that the wrong data were named.</summary>
public static class ExampleEncoding
{
    /// <summary>Texts for supervised fine-tuning: whole texts, completions, and the chosen replies of preferences.</summary>
    public static Encoded<LearnedText> Supervised(RowEncoder encoder, DataSetRow row) => row switch
    {
        TextRow text => encoder.Whole(text),
        CompletionRow completion => encoder.Completion(row, completion.Prompt, completion.Completion),
        PreferenceRow preference => encoder.Completion(row, preference.Prompt, preference.Chosen),
        UnpairedRow { Label: true } unpaired => encoder.Completion(row, unpaired.Prompt, unpaired.Completion),
        UnpairedRow => Encoded<LearnedText>.Refused("an undesirable completion is not learned"),
        _ => throw Unfit(row, "supervised fine-tuning", "texts or prompts with completions"),
    };

    /// <summary>Pairs for DPO and its family.</summary>
    public static Encoded<TextPair> Pair(RowEncoder encoder, DataSetRow row)
    {
        (Encoded<PromptedReply> chosen, Encoded<PromptedReply> rejected) = Replies(encoder, row, "preference optimisation");
        return (chosen.Refusal ?? rejected.Refusal ?? Same(chosen.Value, rejected.Value)) is { } refusal
            ? Encoded<TextPair>.Refused(refusal)
            : Encoded<TextPair>.Of(new TextPair(LearnedText.Of(chosen.Value.Prompt, chosen.Value.Reply), LearnedText.Of(rejected.Value.Prompt, rejected.Value.Reply)));
    }

    /// <summary>Pairs for a reward model.</summary>
    public static Encoded<RewardPair> RewardPair(RowEncoder encoder, DataSetRow row)
    {
        (Encoded<PromptedReply> chosen, Encoded<PromptedReply> rejected) = Replies(encoder, row, "a reward model");
        return (chosen.Refusal ?? rejected.Refusal ?? Same(chosen.Value, rejected.Value)) is { } refusal
            ? Encoded<RewardPair>.Refused(refusal)
            : Encoded<RewardPair>.Of(new RewardPair(chosen.Value, rejected.Value, ((PreferenceRow)row).Margin ?? 0));
    }

    /// <summary>Single replies with a label for a reward model.</summary>
    public static Encoded<RewardPoint> RewardPoint(RowEncoder encoder, DataSetRow row)
    {
        UnpairedRow unpaired = row as UnpairedRow ?? throw Unfit(row, "a pointwise reward model", "completions with a label");
        Encoded<PromptedReply> reply = encoder.Reply(row, unpaired.Prompt, unpaired.Completion);
        return reply.Refusal is { } refusal ? Encoded<RewardPoint>.Refused(refusal) : Encoded<RewardPoint>.Of(new RewardPoint(reply.Value, unpaired.Label ? 1 : 0));
    }

    /// <summary>Solutions with a verdict on each step, for a process reward model.</summary>
    public static Encoded<RewardProcess> RewardProcess(RowEncoder encoder, DataSetRow row) =>
        encoder.Steps(row as StepwiseRow ?? throw Unfit(row, "a process reward model", "solutions with a label for each step"));

    /// <summary>Pairs for a learned judge; the first reply is the chosen one.</summary>
    public static Encoded<JudgedPair> JudgedPair(RowEncoder encoder, DataSetRow row)
    {
        (Encoded<PromptedReply> chosen, Encoded<PromptedReply> rejected) = Replies(encoder, row, "a pairwise judge");
        if ((chosen.Refusal ?? rejected.Refusal ?? Same(chosen.Value, rejected.Value)) is { } refusal)
        {
            return Encoded<JudgedPair>.Refused(refusal);
        }

        JudgedPair pair = new(chosen.Value.Prompt, chosen.Value.Reply, rejected.Value.Reply);
        return pair.PassTokens / 2 <= encoder.MaxTokens
            ? Encoded<JudgedPair>.Of(pair)
            : Encoded<JudgedPair>.Refused($"{pair.PassTokens / 2} tokens with both replies; at most {encoder.MaxTokens} fit");
    }

    /// <summary>Replies with their verdict, for KTO. A preference gives two; use <see cref="UnpairedRows"/> to read it as such.</summary>
    public static Encoded<UnpairedText> Unpaired(RowEncoder encoder, DataSetRow row)
    {
        UnpairedRow unpaired = row as UnpairedRow ?? throw Unfit(row, "KTO", "completions with a label, or preferences");
        Encoded<PromptedReply> reply = encoder.Reply(row, unpaired.Prompt, unpaired.Completion);
        return reply.Refusal is { } refusal ? Encoded<UnpairedText>.Refused(refusal) : Encoded<UnpairedText>.Of(new UnpairedText(reply.Value, unpaired.Label));
    }

    /// <summary>Prompts for methods that sample.</summary>
    public static Encoded<PromptExample> Prompt(RowEncoder encoder, DataSetRow row)
    {
        Encoded<(string Text, int[] Tokens)> prompt = encoder.Prompt(row);
        return prompt.Refusal is { } refusal
            ? Encoded<PromptExample>.Refused(refusal)
            : Encoded<PromptExample>.Of(new PromptExample(new Prompt(row.Id.Place, prompt.Value.Text, prompt.Value.Tokens), row.Columns));
    }

    private static (Encoded<PromptedReply> Chosen, Encoded<PromptedReply> Rejected) Replies(RowEncoder encoder, DataSetRow row, string method)
    {
        PreferenceRow preference = row as PreferenceRow ?? throw Unfit(row, method, "preferences with chosen and rejected replies");
        return (encoder.Reply(row, preference.Prompt, preference.Chosen), encoder.Reply(row, preference.Prompt, preference.Rejected));
    }

    private static string? Same(PromptedReply chosen, PromptedReply rejected) =>
        chosen.Reply.AsSpan().SequenceEqual(rejected.Reply) ? "both replies are the same tokens" : null;

    private static DataSetException Unfit(DataSetRow row, string method, string expected) => new(
        row.Id.File, $"row {row.Id.Number}", $"a row of type {row.Type}, from which {method} cannot learn", expected, "name another file, or another method");
}
