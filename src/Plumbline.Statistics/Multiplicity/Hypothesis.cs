namespace Plumbline.Statistics;

/// <summary>One of several hypotheses that are tested together, such as "this release is no worse in sycophancy".</summary>
/// <param name="Name">What is tested; kept through the correction.</param>
/// <param name="PValue">The p-value of its own test, 0 to 1.</param>
public readonly record struct Hypothesis(string Name, double PValue);
