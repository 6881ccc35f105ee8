using System.Collections.Concurrent;
using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Planning;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>
/// A world whose training levels tie the goal to something else, and whose test levels do not (Langosco et al. 2022; Shah et al. 2022). One knob makes both: the
/// <see cref="Setting"/>. An agent is trained at one setting and measured there and on the test levels by the same reward, so any gap comes from what it learned to want.
/// </summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="setting">Where on the knob these levels are.</param>
public abstract class ShiftedWorld<TState>(double setting) : World<TState>
    where TState : struct, IEquatable<TState>
{
    private readonly ConcurrentDictionary<double, ShiftedWorld<TState>> _levels = new();

    /// <summary>Where on the knob these levels are: for most worlds the share of levels in which the tie is broken, in [0, 1].</summary>
    public double Setting => setting;

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.GoalMisgeneralisation;

    /// <inheritdoc/>
    public override string Learner => "REINFORCE";

    /// <summary>The setting at which the failure is trained. Default 0: the tie holds in every level.</summary>
    public virtual double Trained => 0;

    /// <summary>The setting of the test levels. Default 1: the tie is broken in every level.</summary>
    public virtual double Tested => 1;

    /// <summary>The setting of the remedy: training levels that are diverse enough. Default that of the test levels.</summary>
    public virtual double Mended => Tested;

    /// <summary>How many episodes measure a trained policy. Default 400: a share is then right to about two points for one seed.</summary>
    public virtual int TestEpisodes => 400;

    /// <inheritdoc/>
    public override KnownAnswer Known
    {
        get
        {
            TabularPolicy<TState> wrong = new(At(Tested).Model.Observations.ToDictionary(observation => observation, WrongGoalAction));
            double trained = Planner.Solve(At(Trained).Model, PlanObjective.HiddenThenVisible).Visible;
            return new KnownAnswer(
                trained, PolicyEvaluation.Exact(At(Tested).Model, wrong).Hidden, trained, Planner.Solve(At(Tested).Model, PlanObjective.HiddenThenVisible).Hidden);
        }
    }

    /// <inheritdoc/>
    public override Remedy? Remedy => new(RemedyName, seed => Measured(Mended, seed));

    /// <summary>What mends it, in a few words.</summary>
    protected abstract string RemedyName { get; }

    /// <summary>The same world at a setting. Made once.</summary>
    public ShiftedWorld<TState> At(double other) => other == Setting ? this : _levels.GetOrAdd(other, Create);

    /// <summary>What the policy does that pursues what came with the goal in training, and nothing else. It is best in training; see <see cref="Known"/>.</summary>
    public abstract int WrongGoalAction(TState observation);

    /// <summary>What an episode came to.</summary>
    /// <param name="last">Its last state.</param>
    public abstract Ending EndingOf(TState last);

    /// <summary>Trains an agent on the levels of a setting.</summary>
    /// <param name="other">The setting.</param>
    /// <param name="seed">The seed of all chances.</param>
    public abstract IPolicy<TState> Train(double other, ulong seed);

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Measured(Trained, seed);

    /// <summary>Trains at a setting and measures there and on the test levels.</summary>
    public SeedOutcome Measured(double other, ulong seed)
    {
        IPolicy<TState> policy = Train(other, seed);
        double visible = Rollout.Mean(At(other), policy, TestEpisodes, Stream("trained", seed)).Visible;
        (double hidden, double goal, double wrongGoal) = Test(policy, seed);
        return new SeedOutcome(visible, hidden)
        {
            Figures = [new("goal reached", goal), new("wrong goal", wrongGoal), new("lost competence", 1 - goal - wrongGoal), new("competence", goal + wrongGoal)],
        };
    }

    /// <summary>The mean return of a policy on the test levels, and the shares of episodes that reached the goal and the wrong goal.</summary>
    public (double Return, double Goal, double WrongGoal) Test(IPolicy<TState> policy, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ShiftedWorld<TState> levels = At(Tested);
        RandomStream random = Stream("tested", seed);
        Episode<TState> episode = new(levels);
        (double sum, int goal, int wrongGoal) = (0, 0, 0);
        for (int i = 0; i < TestEpisodes; i++)
        {
            TState observation = episode.Reset(random);
            while (!episode.HasEnded)
            {
                observation = episode.Step(Rollout.Act(levels, policy, episode, observation, random)).Observation;
            }

            sum += episode.HiddenReturn;
            Ending ending = EndingOf(episode.State);
            goal += ending == Ending.Goal ? 1 : 0;
            wrongGoal += ending == Ending.WrongGoal ? 1 : 0;
        }

        return (sum / TestEpisodes, (double)goal / TestEpisodes, (double)wrongGoal / TestEpisodes);
    }

    /// <inheritdoc/>
    public override Replay? GamingReplay() => Replay.Of(At(Tested), Train(Trained, 1), "trained where the tie holds, on a test level");

    /// <inheritdoc/>
    public override Replay? HonestReplay() =>
        Replay.Of(At(Tested), Planner.Solve(At(Tested).Model, PlanObjective.HiddenThenVisible).Policy, "best by what was meant, on a test level");

    /// <summary>Makes the same world at a setting.</summary>
    protected abstract ShiftedWorld<TState> Create(double other);

    /// <summary>What comes of each setting of training on the test levels: goal, wrong goal and neither, as shares of episodes.</summary>
    protected Slider Ablation(string title, double unit, params IReadOnlyList<double> settings) => new(
        title, "share of test levels", settings, ["goal reached", "wrong goal", "lost competence"], (value, seed) =>
        {
            (_, double goal, double wrongGoal) = Test(Train(value * unit, seed), seed);
            return [goal, wrongGoal, 1 - goal - wrongGoal];
        });

    /// <summary>A stream for one purpose.</summary>
    protected RandomStream Stream(string purpose, ulong seed) => new(seed, $"{Name}/{purpose}");
}
