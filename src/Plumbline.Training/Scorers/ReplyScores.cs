namespace Plumbline.Training.Scorers;

/// <summary>Scores of replies, with how far the scorer's members differ where it has several.</summary>
/// <param name="Means">The score of each reply; higher pleases more.</param>
/// <param name="Spreads">Standard deviation of the members' scores of each reply (n − 1), 0 or more; null where there is a single opinion.</param>
public sealed record ReplyScores(double[] Means, double[]? Spreads = null);
