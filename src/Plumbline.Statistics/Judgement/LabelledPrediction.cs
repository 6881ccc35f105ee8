namespace Plumbline.Statistics;

/// <summary>An item with its true score and the score that a rater gives it.</summary>
/// <param name="Cluster">What the item shares its luck with, such as the prompt.</param>
/// <param name="Label">The truth, 0 to 1.</param>
/// <param name="Prediction">What the rater says, 0 to 1.</param>
public readonly record struct LabelledPrediction(string Cluster, double Label, double Prediction);
