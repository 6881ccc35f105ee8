namespace Plumbline.Training.Collation;

/// <summary>One row of a packing plan.</summary>
/// <param name="Items">Indices of the sequences that lie end to end in it.</param>
/// <param name="Tokens">Their tokens.</param>
public sealed record PackedRow(IReadOnlyList<int> Items, int Tokens);
