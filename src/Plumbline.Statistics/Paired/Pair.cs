namespace Plumbline.Statistics;

/// <summary>Two measurements of the same thing, such as the score of one prompt's reply after training and before.</summary>
/// <param name="Cluster">What the pair shares its luck with, such as the prompt. Pairs of one cluster are not independent; those of different clusters are.</param>
/// <param name="A">The first measurement.</param>
/// <param name="B">The second measurement.</param>
public readonly record struct Pair(string Cluster, double A, double B);
