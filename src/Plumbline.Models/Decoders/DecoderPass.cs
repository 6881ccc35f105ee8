using Plumbline.Models.Adapters;
using Plumbline.Models.Sites;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Rotary;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>One forward pass: the transformer block, with its activation sites, over one batch.</summary>
internal readonly struct DecoderPass(Decoder model, Tape tape, TokenBatch batch, ActivationHooks? hooks, KeyValueCache? cache)
{
    public Tensor Embed(Parameter embedding, Parameter? positions)
    {
        Tensor x = At(SiteKind.Embedding, 0, tape.Rows(embedding, batch.Tokens));
        return positions is null ? x : tape.Add(x, At(SiteKind.PositionEmbedding, 0, tape.Rows(positions, batch.Positions)));
    }

    /// <summary>One block, kept or computed again as the tape says.</summary>
    public Tensor Layer(DecoderLayer layer, int index, RotaryTable? rotary, Tensor x) =>
        tape.Recompute == RecomputePolicy.Nothing
            ? Block(layer, index, rotary, x)
            : tape.Recomputed(
                x,
                (Pass: this, Layer: layer, Index: index, Rotary: rotary, batch.Version, Adapters: AdaptersInUse),
                static (_, input, state) => state.Pass.Unchanged(state.Version, state.Adapters).Block(state.Layer, state.Index, state.Rotary, input));

    /// <summary>x + attention(norm(x)), then that plus feed-forward(norm(that)).</summary>
    public Tensor Block(DecoderLayer layer, int index, RotaryTable? rotary, Tensor x)
    {
        x = At(SiteKind.ResidualPre, index, x);
        Tensor attention = Attention(layer, index, rotary, At(SiteKind.AttentionNormalized, index, layer.AttentionNorm.Apply(tape, x)));
        x = At(SiteKind.ResidualMid, index, tape.Add(x, At(SiteKind.AttentionOut, index, attention)));
        Tensor feedForward = FeedForward(layer, index, At(SiteKind.FeedForwardNormalized, index, layer.FeedForwardNorm.Apply(tape, x)));
        return At(SiteKind.ResidualPost, index, tape.Add(x, At(SiteKind.FeedForwardOut, index, feedForward)));
    }

    /// <summary>
    /// The last block where only some rows are asked for: every row gives its key and value, and the rest is computed for those rows alone. Results and
    /// gradients are to the bit those of <see cref="Block"/>, whose other rows would receive gradients of exact zeros.
    /// </summary>
    public Tensor LastBlock(DecoderLayer layer, int index, RotaryTable? rotary, Tensor x, ReadOnlySpan<int> rows)
    {
        Tensor mixed = Mix(layer, index, rotary, layer.AttentionNorm.Apply(tape, x));
        x = tape.Add(tape.Rows(x, rows), layer.Output.Apply(tape, tape.Rows(mixed, rows)));
        return tape.Add(x, FeedForward(layer, index, layer.FeedForwardNorm.Apply(tape, x)));
    }

    /// <summary>Lets the hooks of a site see, and perhaps replace, an activation.</summary>
    public Tensor At(SiteKind kind, int layer, Tensor activation) =>
        hooks is null ? activation : hooks.Visit(tape, new ActivationSite(kind, layer), batch, activation);

    public void Finish()
    {
        if (cache is null)
        {
            return;
        }

        for (int sequence = 0; sequence < batch.Sequences.Count; sequence++)
        {
            cache.Advance(batch.Slots[sequence], batch.Sequences.Lengths[sequence]);
        }
    }

    private LoraAdapters? AdaptersInUse => model.Adapters is { IsSwitchedOff: false } adapters ? adapters : null;

    /// <summary>This pass, unless its tokens or the model's adapters have changed since it ran first.</summary>
    private DecoderPass Unchanged(int version, LoraAdapters? adapters)
    {
        if (batch.Version != version)
        {
            throw new InvalidOperationException("the token batch was set anew before the backward pass that computes its layers again: use one batch per pass, or call Backward first");
        }

        return AdaptersInUse == adapters
            ? this
            : throw new InvalidOperationException("the adapters were switched on or off before the backward pass that computes its layers again: switch them back, or call Backward first");
    }

    private Tensor Attention(DecoderLayer layer, int index, RotaryTable? rotary, Tensor x) =>
        layer.Output.Apply(tape, At(SiteKind.MixedValue, index, Mix(layer, index, rotary, x)));

    /// <summary>Attention up to its output projection.</summary>
    private Tensor Mix(DecoderLayer layer, int index, RotaryTable? rotary, Tensor x)
    {
        (Tensor q, Tensor k, Tensor v) = Projection.Apply(tape, x, layer.Query, layer.Key, layer.Value);
        q = At(SiteKind.Query, index, q);
        k = At(SiteKind.Key, index, k);
        v = At(SiteKind.Value, index, v);
        q = layer.QueryNorm?.Apply(tape, q) ?? q;
        k = layer.KeyNorm?.Apply(tape, k) ?? k;
        if (rotary is not null)
        {
            q = At(SiteKind.RotatedQuery, index, tape.Rotate(Own(q), rotary, batch.Positions));
            k = At(SiteKind.RotatedKey, index, tape.Rotate(Own(k), rotary, batch.Positions));
        }

        return cache is null
            ? tape.Attention(q, k, v, model.AttentionShape, batch.Sequences)
            : tape.CachedAttention(q, k, v, cache, index, batch.Slots, batch.Sequences);
    }

    /// <summary>Rotation works in place, but the backward pass of an edit compares its result with what it was given: hooked values are copied first.</summary>
    private Tensor Own(Tensor x) => hooks is null ? x : tape.Edit(x, static _ => { }, EditGradient.Pass);

    private Tensor FeedForward(DecoderLayer layer, int index, Tensor x)
    {
        Tensor inner;
        if (layer.Gate is null)
        {
            inner = tape.Gelu(At(SiteKind.FeedForwardPre, index, layer.Up.Apply(tape, x)));
        }
        else
        {
            (Tensor gate, Tensor up) = Projection.Apply(tape, x, layer.Gate, layer.Up);
            inner = tape.SwiGlu(At(SiteKind.FeedForwardPre, index, gate), At(SiteKind.FeedForwardPreLinear, index, up));
        }

        return layer.Down.Apply(tape, At(SiteKind.FeedForwardPost, index, inner));
    }
}
