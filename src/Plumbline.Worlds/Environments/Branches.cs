using System.Runtime.InteropServices;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Environments;

/// <summary>All ways in which a step may turn out: a list that is filled anew for each step, so that stepping allocates nothing once it has grown.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
public sealed class Branches<TState>
    where TState : struct, IEquatable<TState>
{
    private readonly List<Branch<TState>> _items = new(16);

    /// <summary>The branches since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<Branch<TState>> Items => CollectionsMarshal.AsSpan(_items);

    /// <summary>Forgets all branches.</summary>
    public void Clear() => _items.Clear();

    /// <summary>A state in which an episode may start.</summary>
    /// <param name="state">The state.</param>
    /// <param name="probability">How probable it is; branches of probability 0 are left out. Default 1.</param>
    public void Start(TState state, double probability = 1) => Add(state, 0, 0, false, probability);

    /// <summary>A way in which the step may turn out.</summary>
    /// <param name="state">The state afterwards.</param>
    /// <param name="visible">The visible reward.</param>
    /// <param name="hidden">The hidden performance.</param>
    /// <param name="terminated">True where the episode ends here. Default false.</param>
    /// <param name="probability">How probable it is; branches of probability 0 are left out. Default 1.</param>
    public void Add(TState state, double visible, double hidden, bool terminated = false, double probability = 1)
    {
        if (probability > 0)
        {
            _items.Add(new Branch<TState>(probability, state, visible, hidden, terminated));
        }
    }

    /// <summary>One branch, drawn by probability. A single branch draws no random number.</summary>
    /// <exception cref="InvalidOperationException">There is no branch.</exception>
    public Branch<TState> Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ReadOnlySpan<Branch<TState>> items = Items;
        if (items.Length == 0)
        {
            throw new InvalidOperationException("the world gave no branch for this step; expected at least one of positive probability");
        }

        if (items.Length == 1)
        {
            return items[0];
        }

        double left = random.NextDouble();
        foreach (Branch<TState> branch in items)
        {
            left -= branch.Probability;
            if (left < 0)
            {
                return branch;
            }
        }

        return items[^1];
    }
}
