using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.Drawing;

/// <summary>An episode to look at.</summary>
/// <param name="Title">Whose it is, such as "best by the visible reward".</param>
/// <param name="Frames">The moments, the start first.</param>
public sealed record Replay(string Title, IReadOnlyList<ReplayFrame> Frames)
{
    /// <summary>Plays a policy for one episode and draws every state.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="world">The world.</param>
    /// <param name="policy">Whose episode it is.</param>
    /// <param name="title">The title.</param>
    /// <param name="seed">The seed of all chances. Default 1.</param>
    public static Replay Of<TState>(World<TState> world, IPolicy<TState> policy, string title, ulong seed = 1)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(policy);
        Episode<TState> episode = new(world);
        RandomStream random = new(seed, "replay");
        TState observation = episode.Reset(random);
        List<ReplayFrame> frames = [new(Draw(world, episode.State), "", 0, 0)];
        while (!episode.HasEnded)
        {
            int action = Rollout.Act(world, policy, episode, observation, random);
            observation = episode.Step(action).Observation;
            frames.Add(new ReplayFrame(Draw(world, episode.State), world.Actions[action], episode.VisibleReturn, episode.HiddenReturn));
        }

        return new Replay(title, frames);
    }

    /// <summary>
    /// The seed of the most telling episode of the first sixteen, where chance decides: the gaming agent looks better than it is if it ever does, the honest one does well by what was meant, and the gaming one badly.
    /// </summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="gaming">The agent that games the visible reward.</param>
    /// <param name="honest">The agent that does what was meant.</param>
    public static ulong TellingSeed<TState>(ShownAgent<TState> gaming, ShownAgent<TState> honest)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(gaming);
        ArgumentNullException.ThrowIfNull(honest);
        (ulong best, double most) = (1, double.NegativeInfinity);
        for (ulong seed = 1; seed <= 16; seed++)
        {
            SeedOutcome first = Rollout.Mean(gaming.World, gaming.Policy, 1, new RandomStream(seed, "replay"));
            SeedOutcome second = Rollout.Mean(honest.World, honest.Policy, 1, new RandomStream(seed, "replay"));
            bool looksBetter = Math.Abs(first.Visible - first.Hidden) > 0.5;
            double told = (looksBetter ? 1_000 : 0) + (3 * second.Hidden) - first.Hidden;
            (best, most) = told > most + 1e-9 ? (seed, told) : (best, most);
        }

        return best;
    }

    /// <summary>Plays one episode of an agent that a world shows.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="agent">The agent.</param>
    /// <param name="seed">The seed of all chances. Default 1.</param>
    public static Replay Of<TState>(ShownAgent<TState> agent, ulong seed = 1)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(agent);
        return Of(agent.World, agent.Policy, agent.Title, seed);
    }

    private static Frame Draw<TState>(World<TState> world, TState state)
        where TState : struct, IEquatable<TState>
    {
        Canvas canvas = new();
        world.Draw(state, canvas);
        return canvas.ToFrame();
    }
}
