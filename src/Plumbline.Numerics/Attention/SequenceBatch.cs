namespace Plumbline.Numerics.Attention;

/// <summary>How the rows of an activation fall into sequences: laid end to end, without padding, each attending only to itself.</summary>
public sealed class SequenceBatch
{
    private int[] _starts = [];
    private int[] _lengths = [];

    /// <summary>A batch of sequences of the given lengths.</summary>
    public SequenceBatch(params ReadOnlySpan<int> lengths) => Set(lengths);

    /// <summary>Number of sequences.</summary>
    public int Count { get; private set; }

    /// <summary>Rows of all sequences together.</summary>
    public int TotalRows { get; private set; }

    /// <summary>First row of each sequence.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    /// <summary>Rows of each sequence.</summary>
    public ReadOnlySpan<int> Lengths => _lengths.AsSpan(0, Count);

    /// <summary>Replaces the lengths, reusing memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative.</exception>
    public void Set(ReadOnlySpan<int> lengths)
    {
        foreach (int length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(lengths));
        }

        if (_lengths.Length < lengths.Length)
        {
            _lengths = new int[lengths.Length];
            _starts = new int[lengths.Length];
        }

        Count = lengths.Length;
        TotalRows = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            _lengths[i] = lengths[i];
            _starts[i] = TotalRows;
            TotalRows += lengths[i];
        }
    }
}
