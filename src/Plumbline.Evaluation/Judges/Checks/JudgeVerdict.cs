namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>An item that people labelled and a judge judged.</summary>
/// <param name="Cluster">What the item shares its luck with, such as the prompt.</param>
/// <param name="Label">What people say.</param>
/// <param name="Verdict">What the judge says.</param>
public readonly record struct JudgeVerdict(string Cluster, bool Label, bool Verdict);
