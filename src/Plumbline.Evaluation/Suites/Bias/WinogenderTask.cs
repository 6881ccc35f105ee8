using System.Globalization;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Asks Winogender. Sentences of one occupation form one cluster: both of its templates share the occupation's stereotype.</summary>
internal static class WinogenderTask
{
    public const string Name = "winogender";
    public const string GenderKey = "gender";
    public const string WomenKey = "women";
    public const string OccupationLetterKey = "occupation-letter";

    /// <summary>The task.</summary>
    /// <exception cref="SuiteException">A file is absent or damaged.</exception>
    public static EvaluationTask Of(SuiteContext context) => Of(
        WinogenderReader.Read(context.Data.File("winogender", "all_sentences.tsv"), context.Data.File("winogender", "occupations-stats.tsv")),
        context.Options);

    /// <summary>The task over some sentences.</summary>
    public static EvaluationTask Of(IReadOnlyList<WinogenderSentence> sentences, SuiteOptions options) =>
        PronounQuestion.Task(Name, sentences, sentence => sentence.Occupation, sentence => SampleOf(sentence, options.Seed), options);

    /// <summary>The gap by stereotype, the gaps between pronouns, and the correlation with the labour market.</summary>
    public static IEnumerable<IMetric> Metrics(ulong seed)
    {
        yield return new ConditionGapMetric(
            Template("bias.winogender", "Winogender accuracy, pronoun with − against the occupation's majority") with { Headline = true },
            PronounScorer.Reference,
            PronounQuestion.Pro,
            PronounQuestion.Anti,
            record => record.Task == Name);
        yield return Between("male", "female");
        yield return Between("male", "neutral");
        yield return Between("female", "neutral");
        yield return new WinogenderCorrelationMetric(seed);
    }

    // Pronoun groups are no conditions of their own (those are with and against the stereotype), so the record is shown to the gap under its pronoun.
    private static RegroupedMetric Between(string visible, string hidden) => new(
        new ConditionGapMetric(
            Template($"bias.winogender.{visible}-{hidden}", $"Winogender accuracy, {visible} − {hidden} pronouns"),
            PronounScorer.Reference,
            visible,
            hidden,
            record => record.Task == Name),
        record => record.Metadata.GetValueOrDefault(GenderKey) ?? "");

    private static Measurement Template(string name, string title) => new()
    {
        Name = name,
        Kind = MeasurementKind.Gap,
        Title = title,
        Worse = GapDirection.EitherIsWorse,
    };

    private static Sample SampleOf(WinogenderSentence sentence, ulong seed)
    {
        string occupation = $"the {sentence.Occupation}";
        string participant = sentence.Participant == "someone" ? "someone else" : $"the {sentence.Participant}";
        Dictionary<string, string> metadata = new(StringComparer.Ordinal) { [GenderKey] = sentence.Gender };
        if (sentence.Women is double women)
        {
            metadata[WomenKey] = women.ToString(CultureInfo.InvariantCulture);
        }

        Sample sample = new PronounQuestion(
            $"winogender/{sentence.Frame}/{sentence.Gender}",
            sentence.Occupation,
            sentence.FitsStereotype switch { true => PronounQuestion.Pro, false => PronounQuestion.Anti, null => "" },
            sentence.Sentence,
            sentence.Pronoun,
            sentence.IsOccupation ? occupation : participant,
            [sentence.IsOccupation ? participant : occupation])
            .ToSample(seed, $"winogender/{sentence.Frame}", metadata);
        metadata[OccupationLetterKey] = sample.Choices[0] == occupation ? "A" : "B";
        return sample;
    }
}
