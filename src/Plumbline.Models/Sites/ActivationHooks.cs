using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Sites;

/// <summary>Sees an activation, <c>[tokens, channels]</c>, on its way through a model.</summary>
/// <param name="site">Where.</param>
/// <param name="batch">Which tokens the rows are: positions, sequences and, in generation, cache slots.</param>
/// <param name="activation">The values; valid during the call only.</param>
public delegate void ActivationHook(ActivationSite site, TokenBatch batch, Tensor activation);

/// <summary>
/// Readers and editors of activations by site. They behave the same in a plain forward pass, in training and in cached generation: rows are
/// tokens in each. Several hooks of one site run in the order they were added. Not thread-safe.
/// </summary>
public sealed class ActivationHooks
{
    private readonly Dictionary<ActivationSite, List<(ActivationHook Hook, Use Use)>> _hooks = [];

    private enum Use
    {
        Read,
        Replace,
        Add,
    }

    /// <summary>Calls <paramref name="hook"/> with the activation, which it must not change.</summary>
    public ActivationHooks Read(ActivationSite site, ActivationHook hook) => With(site, hook, Use.Read);

    /// <summary>Lets <paramref name="hook"/> overwrite elements. In training, elements it changes are constants: no gradient passes them.</summary>
    public ActivationHooks Replace(ActivationSite site, ActivationHook hook) => With(site, hook, Use.Replace);

    /// <summary>Lets <paramref name="hook"/> add something that does not depend on the activation, such as a steering vector. In training the gradient passes unchanged.</summary>
    public ActivationHooks Add(ActivationSite site, ActivationHook hook) => With(site, hook, Use.Add);

    /// <summary>Refuses sites that a model does not have: a hook there would silently never be called.</summary>
    internal void Check(DecoderConfig config)
    {
        foreach (ActivationSite site in _hooks.Keys)
        {
            bool exists = site.Layer < config.LayerCount && site.Kind switch
            {
                SiteKind.PositionEmbedding => config.PositionEncoding == PositionEncoding.Learned,
                SiteKind.RotatedQuery or SiteKind.RotatedKey => config.PositionEncoding == PositionEncoding.Rotary,
                SiteKind.FeedForwardPreLinear => config.FeedForward == FeedForward.SwiGlu,
                _ => true,
            };
            if (!exists)
            {
                throw new ArgumentException($"this model of {config.LayerCount} blocks has no activation site {site}");
            }
        }
    }

    internal Tensor Visit(Tape tape, ActivationSite site, TokenBatch batch, Tensor activation)
    {
        if (_hooks.TryGetValue(site, out List<(ActivationHook Hook, Use Use)>? hooks))
        {
            foreach ((ActivationHook hook, Use use) in hooks)
            {
                if (use == Use.Read)
                {
                    hook(site, batch, activation);
                }
                else
                {
                    EditGradient gradient = use == Use.Add ? EditGradient.Pass : EditGradient.StopWhereChanged;
                    activation = tape.Edit(activation, copy => hook(site, batch, copy), gradient);
                }
            }
        }

        return activation;
    }

    private ActivationHooks With(ActivationSite site, ActivationHook hook, Use use)
    {
        if (!_hooks.TryGetValue(site, out List<(ActivationHook Hook, Use Use)>? hooks))
        {
            _hooks[site] = hooks = [];
        }

        hooks.Add((hook, use));
        return this;
    }
}
