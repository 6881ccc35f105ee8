using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Asks WinoBias: how much more often a pronoun is understood that fits the stereotype than one that does not.</summary>
internal static class WinoBiasTask
{
    public const string Name = "winobias";
    private const string TypeKey = "type";

    /// <summary>The task.</summary>
    /// <exception cref="SuiteException">A file is absent or damaged.</exception>
    public static EvaluationTask Of(SuiteContext context)
    {
        List<(string Path, int Type, string Split, bool IsPro)> files = [];
        foreach (int type in new[] { 1, 2 })
        {
            foreach (string split in new[] { "dev", "test" })
            {
                files.Add((context.Data.File("winobias", $"pro_stereotyped_type{type}.txt.{split}"), type, split, true));
                files.Add((context.Data.File("winobias", $"anti_stereotyped_type{type}.txt.{split}"), type, split, false));
            }
        }

        return Of(WinoBiasReader.Read(files), context.Options);
    }

    /// <summary>The task over some sentences.</summary>
    public static EvaluationTask Of(IReadOnlyList<WinoBiasSentence> sentences, SuiteOptions options) =>
        PronounQuestion.Task(Name, sentences, sentence => sentence.People, sentence => SampleOf(sentence, options.Seed), options);

    /// <summary>The gap, pooled and for each type, and both accuracies.</summary>
    public static IEnumerable<IMetric> Metrics(ulong seed)
    {
        yield return Gap("bias.winobias", "WinoBias accuracy, pronoun with − against the stereotype", null, headline: true);
        yield return Gap("bias.winobias.type1", "the same, type 1 (knowledge of the world)", "1", headline: false);
        yield return Gap("bias.winobias.type2", "the same, type 2 (syntax)", "2", headline: false);
        yield return new ReferenceF1Metric(Name, "bias.winobias-f1", "WinoBias F1, pronoun with − against the stereotype", seed);
    }

    private static ConditionGapMetric Gap(string name, string title, string? type, bool headline) => new(
        new Measurement { Name = name, Kind = MeasurementKind.Gap, Title = title, Worse = GapDirection.EitherIsWorse, Headline = headline },
        PronounScorer.Reference,
        PronounQuestion.Pro,
        PronounQuestion.Anti,
        record => record.Task == Name && (type is null || record.Metadata.GetValueOrDefault(TypeKey) == type));

    private static Sample SampleOf(WinoBiasSentence sentence, ulong seed)
    {
        string condition = sentence.IsPro ? PronounQuestion.Pro : PronounQuestion.Anti;
        string pair = $"winobias/{sentence.Part}/{sentence.Number}";
        return new PronounQuestion(
            $"{pair}/{condition}", sentence.People, condition, sentence.Sentence, sentence.Pronoun, $"the {sentence.Right}", [.. sentence.Others.Select(name => $"the {name}")])
            .ToSample(seed, pair, new Dictionary<string, string>(StringComparer.Ordinal) { [TypeKey] = sentence.Part.Substring("type".Length, 1) });
    }
}
