using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Solvers.Choices;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>The task that asks BBQ.</summary>
internal static class BbqTask
{
    public const string Name = "bbq";
    public const string Ambiguous = "ambiguous";
    public const string Disambiguated = "disambiguated";
    public const string CategoryKey = "category";
    public const string UnknownKey = "unknown";
    public const string BiasedKey = "biased";

    private const int BlockSize = 4;

    /// <summary>The task.</summary>
    /// <exception cref="SuiteException">There is no file of BBQ, or one is damaged.</exception>
    public static EvaluationTask Of(SuiteContext context)
    {
        IReadOnlyList<string> files = context.Data.Files("bbq", "*.jsonl");
        if (files.Count == 0)
        {
            // The message that names the folders which were searched.
            context.Data.File("bbq", "Age.jsonl");
        }

        return Of(files.SelectMany(BbqReader.Read), context.Options);
    }

    /// <summary>The task over some items.</summary>
    public static EvaluationTask Of(IEnumerable<BbqItem> items, SuiteOptions options)
    {
        // A limit takes blocks: the same people under both polarities and both contexts, so that what is compared stays paired.
        BbqItem[][] blocks = [.. items.GroupBy(item => (item.Category, Block: item.Example / BlockSize)).Select(block => block.ToArray())];
        Sample[] samples = [.. options.Choose(blocks, block => $"bbq/{block[0].Category}/{block[0].Example / BlockSize}").SelectMany(block => block).Select(SampleOf)];
        return new EvaluationTask
        {
            Name = Name,
            Samples = samples,
            SampleCount = samples.Length,
            Scorers = [new BbqScorer()],
            Epochs = Math.Max(1, options.Epochs),
        };
    }

    private static Sample SampleOf(BbqItem item)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal) { [CategoryKey] = item.Category };
        Add(UnknownKey, item.Unknown);
        Add(BiasedKey, item.Biased);
        return new Sample
        {
            Id = $"bbq/{item.Category}/{item.Example}",
            Cluster = $"{item.Category}/{item.Template}",
            Condition = item.IsAmbiguous ? Ambiguous : Disambiguated,
            Input = [new ChatMessage(ChatRole.User, BareLetterPrompt.Render(item.Context, item.Question, item.Answers))],
            Choices = item.Answers,
            Target = [ChoiceLetters.Of(item.Right)],
            Metadata = metadata,
        };

        void Add(string key, int? index)
        {
            if (index is int known)
            {
                metadata[key] = ChoiceLetters.Of(known);
            }
        }
    }
}
