using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;

namespace Plumbline.Models.Batching;

/// <summary>
/// A batch that sequences join and leave between two steps (Yu et al. 2022, Orca, section 3.2): nobody waits for the longest reply of others.
/// Not thread-safe.
/// </summary>
internal sealed class ContinuousBatch : IDisposable
{
    /// <summary>Cached tokens of a slot where requests need fewer: so that a slightly longer one does not need a new cache.</summary>
    private const int UsualTokens = 512;

    private readonly Decoder _model;
    private readonly BatchOptions _options;
    private readonly DecodingStep _step;
    private readonly List<SequenceState> _unread = [];
    private readonly List<SequenceState> _active = [];
    private readonly SortedSet<int> _freeSlots = [];
    private KeyValueCache? _cache;

    public ContinuousBatch(Decoder model, Tape tape, BatchOptions options)
    {
        _model = model;
        _options = options;
        _step = new DecodingStep(model, tape);
    }

    /// <summary>Sequences in the batch.</summary>
    public int Count => _unread.Count + _active.Count;

    /// <summary>Takes a sequence where there is room for it; its prompt is read in the next step.</summary>
    /// <returns>False where it has to wait until others have left.</returns>
    public bool TryAdd(SequenceState state)
    {
        int needed = (int)Math.Min(_model.Config.SupportedPositions, (long)state.Prompt.Length + state.Options.MaxNewTokens);
        if (_cache is null || needed > _cache.CapacityTokens)
        {
            if (Count > 0)
            {
                return false;
            }

            PrepareCache(needed);
        }

        if (_freeSlots.Count == 0)
        {
            return false;
        }

        state.Slot = _freeSlots.Min;
        _freeSlots.Remove(state.Slot);
        _cache!.Truncate(state.Slot);
        _unread.Add(state);
        return true;
    }

    /// <summary>Takes a sequence out, wherever it stands.</summary>
    public void Remove(SequenceState state)
    {
        if (_unread.Remove(state) || _active.Remove(state))
        {
            _freeSlots.Add(state.Slot);
        }
    }

    /// <summary>Takes all sequences out.</summary>
    public void Clear()
    {
        foreach (SequenceState state in _unread.Concat(_active).ToList())
        {
            Remove(state);
        }
    }

    /// <summary>Reads new prompts, as many as one pass takes, and draws one token for everybody else. Sequences that end with it leave the batch.</summary>
    /// <param name="onToken">Hears of each token, with the index of its sequence.</param>
    /// <returns>The sequences that ended.</returns>
    public IReadOnlyList<SequenceState> Step(Action<GeneratedToken> onToken)
    {
        if (_active.Count > 0)
        {
            _step.ReadNext(_active, _cache!, onToken);
        }

        if (_unread.Count > 0)
        {
            int read = _step.ReadPrompts(_unread, 0, _cache!, onToken);
            _active.AddRange(_unread.Take(read));
            _unread.RemoveRange(0, read);
        }

        List<SequenceState> ended = [.. _active.Where(state => state.Stopped is not null)];
        ended.ForEach(Remove);
        return ended;
    }

    public void Dispose()
    {
        _cache?.Dispose();
        _cache = null;
    }

    private void PrepareCache(int tokens)
    {
        int capacity = Math.Max(tokens, Math.Min(UsualTokens, _model.Config.SupportedPositions));
        AttentionShape shape = _model.AttentionShape;
        long slotBytes = 2L * sizeof(float) * _model.Config.LayerCount * shape.KeyValueHeads * shape.HeadSize * capacity;
        int slots = (int)Math.Clamp(_options.MaxCacheBytes / slotBytes, 1, _options.MaxBatch);
        _cache?.Dispose();
        _cache = null; // should the new one not fit into memory
        _cache = new KeyValueCache(_model.Config.LayerCount, slots, shape, capacity);
        _freeSlots.Clear();
        _freeSlots.UnionWith(Enumerable.Range(0, slots));
    }
}
