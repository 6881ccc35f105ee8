using Plumbline.Evaluation.InstructionFollowing;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.InstructionFollowing;

/// <summary>
/// Instruction following by IFEval (Zhou et al. 2023): 541 prompts with 25 kinds of instructions that rules can check. The headline is the strict prompt-level accuracy.
/// </summary>
public sealed class IfEvalSuite : Suite
{
    private const string Set = "ifeval";

    /// <inheritdoc/>
    public override string Name => "ifeval";

    /// <inheritdoc/>
    public override string Summary => "whether a model does what a prompt says to the letter: 25 kinds of instructions that rules can check";

    /// <inheritdoc/>
    public override string Measures => "the share of prompts of which every instruction is followed";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets => [Set];

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<InstructionPrompt> prompts = context.Options.Choose(InstructionFile.Read(context.Data.File(Set, "input_data.jsonl")), prompt => prompt.Key);
        EvaluationTask task = new()
        {
            Name = "ifeval",
            Samples = [.. prompts.Select(Sampled)],
            SampleCount = prompts.Count,
            Scorers = [new InstructionScorer(prompts)],
            Epochs = Math.Max(1, context.Options.Epochs),
        };
        string[] families = [.. prompts.SelectMany(prompt => prompt.Instructions).Select(Family).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new SuitePlan(Name, [task], () => Metrics(families));
    }

    private static Sample Sampled(InstructionPrompt prompt) => Sample.Of(prompt.Key, prompt.Prompt) with
    {
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [InstructionRateMetric.Instructions] = string.Join(' ', prompt.Names),
        },
    };

    private static string Family(Instruction instruction) => instruction.Id[..instruction.Id.IndexOf(':')];

    private static IReadOnlyList<IMetric> Metrics(IReadOnlyList<string> families) =>
    [
        new RateMetric(Template("ifeval", "prompts followed in full, strict") with { Headline = true }, InstructionScorer.ScorerName),
        new RateMetric(
            Template("ifeval.prompt-loose", "prompts followed in full, loose"), InstructionScorer.ScorerName, value: score => score.Parts?.GetValueOrDefault(InstructionScorer.PromptLoose)),
        new InstructionRateMetric(Template("ifeval.instruction-strict", "instructions followed, strict")),
        new InstructionRateMetric(Template("ifeval.instruction-loose", "instructions followed, loose"), loose: true),
        .. families.Select(family => new InstructionRateMetric(Template($"ifeval.{family.Replace('_', '-')}", $"instructions followed, {family.Replace('_', ' ')}"), family: family)),
    ];

    private static Measurement Template(string name, string title) => new() { Name = name, Kind = MeasurementKind.Rate, Title = title, Worse = GapDirection.NegativeIsWorse };
}
