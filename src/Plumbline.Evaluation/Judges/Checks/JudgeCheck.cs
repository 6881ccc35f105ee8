using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>What a comparison of a judge with people has shown. Rates that the judge produces are corrected by it, see <see cref="CorrectedRateMetric"/>.</summary>
public sealed record JudgeCheck
{
    /// <summary>Which scorer was checked: its name.</summary>
    public required string Judge { get; init; }

    /// <summary>Which model judged; empty for a rule.</summary>
    public string Model { get; init; } = "";

    /// <summary>The digest of the rubric it judged by, SHA-256 in hexadecimal; empty for a rule.</summary>
    public string Rubric { get; init; } = "";

    /// <summary>What was judged, in words: data set and split.</summary>
    public required string Labels { get; init; }

    /// <summary>The digest of the labelled replies, SHA-256 in hexadecimal, over prompts, replies and labels in order.</summary>
    public required string LabelsDigest { get; init; }

    /// <summary>How many items were labelled.</summary>
    public required int Items { get; init; }

    /// <summary>How many of them the judge could not score; they are in none of the figures.</summary>
    public required int Unscored { get; init; }

    /// <summary>From which score on the judge says yes. Default 0.5.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>How well it agrees with people.</summary>
    public required JudgeAccuracy Accuracy { get; init; }

    /// <summary>The same for each group, by its name; empty where there are no groups.</summary>
    public IReadOnlyDictionary<string, JudgeAccuracy> Groups { get; init; } = new Dictionary<string, JudgeAccuracy>();

    /// <summary>How well it agrees on a group, or on all where it has no such group.</summary>
    /// <param name="group">The group; empty for all.</param>
    public JudgeAccuracy Of(string group) => Groups.GetValueOrDefault(group) ?? Accuracy;

    /// <summary>Whether it is the check of a given judge: same scorer, model and rubric.</summary>
    /// <param name="judge">The scorer's name.</param>
    /// <param name="model">The model; empty for a rule.</param>
    /// <param name="rubric">The rubric's digest; empty for a rule.</param>
    public bool IsOf(string judge, string model = "", string rubric = "") => Judge == judge && Model == model && Rubric == rubric;

    /// <summary>Puts a check together from verdicts.</summary>
    /// <param name="replies">The labelled replies.</param>
    /// <param name="scores">The judge's score of each.</param>
    /// <param name="judge">The scorer's name.</param>
    /// <param name="labels">What was judged, in words.</param>
    /// <param name="threshold">From which score on it says yes. Default 0.5.</param>
    /// <param name="level">The confidence level. Default 0.95.</param>
    /// <exception cref="ArgumentException">The lengths differ, or nothing could be scored.</exception>
    public static JudgeCheck Of(
        IReadOnlyList<LabelledReply> replies, IReadOnlyList<Score> scores, string judge, string labels, double threshold = 0.5, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(replies);
        ArgumentNullException.ThrowIfNull(scores);
        if (replies.Count != scores.Count)
        {
            throw new ArgumentException($"{replies.Count} labelled replies and {scores.Count} scores; expected as many", nameof(scores));
        }

        (string Group, RatedItem Item)[] judged =
        [
            .. replies.Zip(scores)
                .Where(pair => pair.Second.Value is not null)
                .Select(pair => (pair.First.Group, new RatedItem(pair.First.Cluster, pair.First.Label, pair.Second.Value >= threshold))),
        ];
        if (judged.Length == 0)
        {
            throw new ArgumentException("the judge could score none of the labelled replies", nameof(scores));
        }

        return new JudgeCheck
        {
            Judge = judge,
            Labels = labels,
            LabelsDigest = LabelDigest.Of(replies),
            Items = replies.Count,
            Unscored = replies.Count - judged.Length,
            Threshold = threshold,
            Accuracy = JudgeAccuracy.Of([.. judged.Select(item => item.Item)], level),
            Groups = judged.Where(item => item.Group.Length > 0).GroupBy(item => item.Group, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => JudgeAccuracy.Of([.. group.Select(item => item.Item)], level), StringComparer.Ordinal),
        };
    }
}
