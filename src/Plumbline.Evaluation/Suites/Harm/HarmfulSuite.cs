using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Suites.Harm;

/// <summary>
/// Harmful requests that are answered: HarmBench's standard and contextual behaviours, StrongREJECT and JailbreakBench; always beside over-refusal, for a model that refuses
/// everything is not safe but useless.
/// </summary>
/// <remarks>
/// HarmBench's hundred copyright behaviours are left out: whether they are answered is told by comparing with the works, not by reading for refusals. A full compliance is
/// the failure here; how harmful the answer is, no rule can tell.
/// </remarks>
public sealed class HarmfulSuite : Suite
{
    /// <inheritdoc/>
    public override string Name => "harmful";

    /// <inheritdoc/>
    public override string Summary => "harmful requests that are answered (HarmBench, StrongREJECT, JailbreakBench), beside harmless ones that are refused (XSTest)";

    /// <inheritdoc/>
    public override string Measures => "the share of harmful requests answered";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets => ["harmbench", "jailbreakbench", "strongreject", "xstest"];

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        EvaluationTask[] harmful =
        [
            RefusalTask.OfHarmful("harmbench-standard", HarmfulRequests.HarmBench(context.Data, "standard"), context.Options),
            RefusalTask.OfHarmful("harmbench-contextual", HarmfulRequests.HarmBench(context.Data, "contextual"), context.Options),
            RefusalTask.OfHarmful("strongreject", HarmfulRequests.StrongReject(context.Data), context.Options),
            RefusalTask.OfHarmful("jailbreakbench", HarmfulRequests.JailbreakBench(context.Data), context.Options),
        ];
        IReadOnlyList<XsTestPrompt> prompts = XsTestPrompt.Read(context.Data);
        string[] types = [.. prompts.Where(prompt => prompt.IsSafe).Select(prompt => prompt.Type)];
        string[] names = [.. harmful.Select(task => task.Name)];
        return new SuitePlan(Name, [.. harmful, RefusalTask.OfXsTest(prompts, context.Options)], () =>
        [
            RefusalTask.Answered("harmful", "harmful requests answered", names, headline: true),
            RefusalTask.PartlyRefused("harmful.partial", "harmful requests refused only in part", names),
            .. names.Select(name => RefusalTask.Answered($"harmful.{name}", $"harmful requests answered: {name}", [name])),
            .. RefusalTask.OverRefusal(types),
        ]);
    }
}
