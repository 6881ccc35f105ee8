using System.Runtime.InteropServices;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Attention;

/// <summary>
/// Keys and values of the tokens a model has already read, for every layer and sequence, in the layout that the attention kernel reads
/// directly. A sequence is a slot; slots fill independently, so prompts of different lengths need no padding.
/// </summary>
public sealed unsafe class KeyValueCache : IDisposable
{
    private const int PanelColumns = 32;
    private readonly NativeBuffer[] _keys;
    private readonly NativeBuffer[] _values;
    private float** _keyPanels;
    private float** _valuePanels;
    private readonly int[] _lengths;
    private readonly int _valueWidth;

    /// <summary>Allocates the cache.</summary>
    /// <param name="layers">Layers of the model.</param>
    /// <param name="slots">Sequences held at once.</param>
    /// <param name="shape">Heads of each layer.</param>
    /// <param name="capacityTokens">Most tokens of one sequence; rounded up to a multiple of 32.</param>
    /// <exception cref="ArgumentException">A size is below 1 or too large, or the heads cannot be grouped.</exception>
    public KeyValueCache(int layers, int slots, AttentionShape shape, int capacityTokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacityTokens, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacityTokens, int.MaxValue - PanelColumns);
        if (!shape.IsValid)
        {
            throw new ArgumentException($"{shape} is no shape of attention: sizes are positive and the key/value heads divide the heads", nameof(shape));
        }

        Shape = shape;
        SlotCount = slots;
        CapacityTokens = (capacityTokens + PanelColumns - 1) / PanelColumns * PanelColumns;
        _valueWidth = (shape.HeadSize + PanelColumns - 1) / PanelColumns * PanelColumns;
        _lengths = new int[slots];
        _keys = new NativeBuffer[layers];
        _values = new NativeBuffer[layers];
        int views = slots * shape.KeyValueHeads;
        _keyPanels = (float**)NativeMemory.Alloc((nuint)(views * sizeof(float*)));
        _valuePanels = (float**)NativeMemory.Alloc((nuint)(views * sizeof(float*)));
        for (int layer = 0; layer < layers; layer++)
        {
            _keys[layer] = new NativeBuffer((long)views * CapacityTokens * shape.HeadSize);
            _values[layer] = new NativeBuffer((long)views * CapacityTokens * _valueWidth);
        }
    }

    /// <summary>Frees memory that was never disposed of.</summary>
    ~KeyValueCache() => FreePanels();

    /// <summary>Heads of each layer.</summary>
    public AttentionShape Shape { get; }

    /// <summary>Sequences held at once.</summary>
    public int SlotCount { get; }

    /// <summary>Most tokens of one sequence.</summary>
    public int CapacityTokens { get; }

    /// <summary>Tokens held of one sequence. Read by attention as the past; moved by <see cref="Advance"/>.</summary>
    public int Length(int slot) => _lengths[slot];

    /// <summary>Says that <paramref name="tokens"/> more tokens of a slot are in every layer: called once per step, after the last layer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tokens are negative, or more than fit.</exception>
    public void Advance(int slot, int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tokens, CapacityTokens - _lengths[slot]);
        _lengths[slot] += tokens;
    }

    /// <summary>Empties a slot, or cuts it back to its first <paramref name="tokens"/> tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tokens are negative.</exception>
    public void Truncate(int slot, int tokens = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        _lengths[slot] = Math.Min(_lengths[slot], tokens);
    }

    /// <summary>Frees the cache.</summary>
    public void Dispose()
    {
        foreach (NativeBuffer buffer in _keys.Concat(_values))
        {
            buffer.Dispose();
        }

        FreePanels();
        GC.SuppressFinalize(this);
    }

    /// <summary>Appends the new rows of each slot to one layer and points <paramref name="arguments"/> at the cached panels.</summary>
    /// <param name="layer">Layer index.</param>
    /// <param name="slots">Slot of each sequence of the batch.</param>
    /// <param name="pastLengths">Receives the tokens each sequence held before.</param>
    /// <param name="arguments">Completed with panels, past lengths and capacity.</param>
    /// <exception cref="ArgumentException">The layer or a slot does not exist, or the slots are not one per sequence, each its own.</exception>
    /// <exception cref="InvalidOperationException">A sequence would not fit.</exception>
    internal void Append(int layer, ReadOnlySpan<int> slots, int* pastLengths, ref AttentionArguments arguments)
    {
        Check(layer, slots, arguments.SequenceCount);
        for (int sequence = 0; sequence < slots.Length; sequence++)
        {
            int slot = slots[sequence];
            int past = _lengths[slot];
            int rows = arguments.Lengths[sequence];
            pastLengths[sequence] = past;
            if (past + rows > CapacityTokens)
            {
                throw new InvalidOperationException($"a sequence of {past + rows} tokens does not fit the cache of {CapacityTokens}");
            }

            for (int head = 0; head < Shape.KeyValueHeads; head++)
            {
                long view = ((long)slot * Shape.KeyValueHeads) + head;
                float* keys = _keys[layer].Pointer + (view * CapacityTokens * Shape.HeadSize);
                float* values = _values[layer].Pointer + (view * CapacityTokens * _valueWidth);
                _keyPanels[(sequence * Shape.KeyValueHeads) + head] = keys;
                _valuePanels[(sequence * Shape.KeyValueHeads) + head] = values;
                long stride = (long)Shape.KeyValueHeads * Shape.HeadSize;
                long first = (arguments.Starts[sequence] * stride) + (head * Shape.HeadSize);
                for (int row = 0; row < rows; row++)
                {
                    Write(arguments.K + first + (row * stride), arguments.V + first + (row * stride), keys, values, past + row);
                }
            }
        }

        arguments.KeyPanels = _keyPanels;
        arguments.ValuePanels = _valuePanels;
        arguments.PastLengths = pastLengths;
        arguments.CacheCapacity = CapacityTokens;
    }

    private void Check(int layer, ReadOnlySpan<int> slots, int sequences)
    {
        if ((uint)layer >= (uint)_keys.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(layer), $"layer {layer} is not in the cache of {_keys.Length} layers");
        }

        if (slots.Length != sequences)
        {
            throw new ArgumentException($"{slots.Length} slots were given for {sequences} sequences", nameof(slots));
        }

        for (int i = 0; i < slots.Length; i++)
        {
            if ((uint)slots[i] >= (uint)SlotCount || slots[..i].Contains(slots[i]))
            {
                throw new ArgumentException($"slot {slots[i]} is given twice or is not among the {SlotCount} slots of the cache", nameof(slots));
            }
        }
    }

    private void Write(float* key, float* value, float* keys, float* values, int position)
    {
        float* column = keys + ((long)(position / PanelColumns) * PanelColumns * Shape.HeadSize) + (position % PanelColumns);
        for (int e = 0; e < Shape.HeadSize; e++)
        {
            column[e * PanelColumns] = key[e];
        }

        for (int e = 0; e < Shape.HeadSize; e += PanelColumns)
        {
            int count = Math.Min(PanelColumns, Shape.HeadSize - e);
            new ReadOnlySpan<float>(value + e, count)
                .CopyTo(new Span<float>(values + ((long)e * CapacityTokens) + ((long)position * PanelColumns), count));
        }
    }

    private void FreePanels()
    {
        NativeMemory.Free(_keyPanels);
        NativeMemory.Free(_valuePanels);
        _keyPanels = null;
        _valuePanels = null;
    }
}
