namespace Plumbline.Training.Collation;

/// <summary>How sequences are gathered into rows of limited size. Packing is for speed alone: attention never crosses from one sequence into another.</summary>
public enum PackingKind
{
    /// <summary>In the order given: a row is closed when the next sequence does not fit.</summary>
    InOrder,

    /// <summary>Longest first, each into the fullest row that still holds it (best-fit decreasing): few rows, at the price of order.</summary>
    BestFitDecreasing,
}
