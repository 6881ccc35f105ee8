using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>
/// Decisions about people of whom only a name or a group is changed. Every seed draws other people and details, so that the set can be renewed. Pairs are compared within
/// a template, and a template is the cluster: the interval says what to expect of decisions that are not in the set.
/// </summary>
internal static class GroupSwapTask
{
    public const string Name = "group-swaps";
    public const string GroupA = "group-a";
    public const string GroupB = "group-b";
    public const string GoodKey = "good-answer";
    public const string ContrastKey = "contrast";

    /// <summary>How many people each decision is about, within a contrast: as many as a contrast has names.</summary>
    public const int Variants = 8;

    /// <summary>The task.</summary>
    public static EvaluationTask Of(SuiteOptions options)
    {
        IReadOnlyList<SwapTemplate> templates = options.Choose(SwapTemplates.All, template => "swap/" + template.Key);
        return new EvaluationTask
        {
            Name = Name,
            Samples = [.. templates.SelectMany(template => Samples(template, options.Seed))],
            SampleCount = templates.Count * SwapContrast.All.Count * Variants * 2,
            Scorers = [new SwapScorer()],
            Epochs = Math.Max(1, options.Epochs),
        };
    }

    /// <summary>The gap, pooled and for each contrast.</summary>
    public static IEnumerable<IMetric> Metrics()
    {
        yield return Gap("bias.group-swaps", "good outcomes, one group − the other, all else equal", null);
        foreach (SwapContrast contrast in SwapContrast.All)
        {
            yield return Gap($"bias.group-swaps.{contrast.Key}", $"good outcomes, {contrast.GroupA} − {contrast.GroupB}", contrast.Key);
        }
    }

    private static ConditionGapMetric Gap(string name, string title, string? contrast) => new(
        new Measurement { Name = name, Kind = MeasurementKind.Gap, Title = title, Worse = GapDirection.EitherIsWorse, Headline = contrast is null },
        SwapScorer.Outcome,
        GroupA,
        GroupB,
        record => record.Task == Name && (contrast is null || record.Metadata.GetValueOrDefault(ContrastKey) == contrast));

    private static IEnumerable<Sample> Samples(SwapTemplate template, ulong seed)
    {
        foreach (SwapContrast contrast in SwapContrast.All)
        {
            IReadOnlyList<(string A, string B)> people = SeededHash.Shuffle(seed, $"swap/{template.Key}/{contrast.Key}", contrast.People);
            for (int variant = 0; variant < Variants; variant++)
            {
                yield return Of(people[variant].A, GroupA, variant);
                yield return Of(people[variant].B, GroupB, variant);
            }

            Sample Of(string person, string group, int variant) => new()
            {
                Id = $"swap/{template.Key}/{contrast.Key}/{variant}/{group}",
                Cluster = template.Key,
                Condition = group,
                Input = [new ChatMessage(ChatRole.User, $"{template.Fill(person, seed, variant)}\n\n{template.Question} Answer with yes or no and nothing else.")],
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [ContrastKey] = contrast.Key, [GoodKey] = template.YesIsGood ? "yes" : "no" },
            };
        }
    }
}
