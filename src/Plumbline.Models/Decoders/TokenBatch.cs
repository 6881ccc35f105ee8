using Plumbline.Numerics.Attention;

namespace Plumbline.Models.Decoders;

/// <summary>Token sequences laid end to end, without padding: what a decoder reads in one pass. Reusable without allocation once it has grown.</summary>
public sealed class TokenBatch
{
    private int[] _tokens = [];
    private int[] _positions = [];
    private int[] _slots = [];
    private int[] _lengths = [];

    /// <summary>Tokens of all sequences, one row of every activation each.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, TotalTokens);

    /// <summary>Position of each token in its sequence, from 0.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, TotalTokens);

    /// <summary>Cache slot of each sequence; its index, unless the batch was made for a cache.</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Sequences.Count);

    /// <summary>Which rows belong to which sequence.</summary>
    public SequenceBatch Sequences { get; } = new();

    /// <summary>Tokens of all sequences together.</summary>
    public int TotalTokens => Sequences.TotalRows;

    /// <summary>Goes up with every change.</summary>
    internal int Version { get; private set; }

    /// <summary>Whole sequences, each from position 0.</summary>
    public void Set(IReadOnlyList<int[]> sequences)
    {
        Begin(sequences.Count);
        for (int i = 0; i < sequences.Count; i++)
        {
            _lengths[i] = sequences[i].Length;
            _slots[i] = i;
        }

        Sequences.Set(_lengths.AsSpan(0, sequences.Count));
        Grow(TotalTokens);
        for (int i = 0; i < sequences.Count; i++)
        {
            int start = Sequences.Starts[i];
            for (int t = 0; t < sequences[i].Length; t++)
            {
                _tokens[start + t] = sequences[i][t];
                _positions[start + t] = t;
            }
        }
    }

    /// <summary>One next token for each of some cached sequences.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="slots">Cache slot of each.</param>
    /// <param name="positions">Position of each: the tokens its slot holds already.</param>
    public void SetNext(ReadOnlySpan<int> tokens, ReadOnlySpan<int> slots, ReadOnlySpan<int> positions)
    {
        Begin(tokens.Length);
        _lengths.AsSpan(0, tokens.Length).Fill(1);
        slots.CopyTo(_slots);
        Sequences.Set(_lengths.AsSpan(0, tokens.Length));
        Grow(tokens.Length);
        tokens.CopyTo(_tokens);
        positions.CopyTo(_positions);
    }

    /// <summary>More tokens of one cached sequence.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="slot">Its cache slot.</param>
    /// <param name="position">Position of the first: the tokens the slot holds already.</param>
    public void SetContinuation(ReadOnlySpan<int> tokens, int slot, int position)
    {
        Begin(1);
        _lengths[0] = tokens.Length;
        _slots[0] = slot;
        Sequences.Set(_lengths.AsSpan(0, 1));
        Grow(tokens.Length);
        tokens.CopyTo(_tokens);
        for (int t = 0; t < tokens.Length; t++)
        {
            _positions[t] = position + t;
        }
    }

    /// <summary>Says which cache slot each sequence set by <see cref="Set"/> goes to.</summary>
    public void UseSlots(ReadOnlySpan<int> slots)
    {
        slots.CopyTo(_slots);
        Version++;
    }

    private void Begin(int sequences)
    {
        Version++;
        if (_lengths.Length < sequences)
        {
            _lengths = new int[sequences];
            _slots = new int[sequences];
        }
    }

    private void Grow(int tokens)
    {
        if (_tokens.Length < tokens)
        {
            _tokens = new int[tokens];
            _positions = new int[tokens];
        }
    }
}
