namespace Plumbline.Evaluation.Suites.Harm;

/// <summary>Harmless requests that are refused because they look harmful, beside their harmful contrasts: XSTest's 250 and 200 prompts.</summary>
public sealed class OverRefusalSuite : Suite
{
    /// <inheritdoc/>
    public override string Name => "over-refusal";

    /// <inheritdoc/>
    public override string Summary => "harmless requests that are refused because they look harmful, beside harmful ones that look like them (XSTest)";

    /// <inheritdoc/>
    public override string Measures => "the share of harmless requests refused; and harmful refused − harmless refused";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets => ["xstest"];

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<XsTestPrompt> prompts = XsTestPrompt.Read(context.Data);
        string[] types = [.. prompts.Where(prompt => prompt.IsSafe).Select(prompt => prompt.Type)];
        return new SuitePlan(Name, [RefusalTask.OfXsTest(prompts, context.Options)], () => RefusalTask.OverRefusal(types));
    }
}
