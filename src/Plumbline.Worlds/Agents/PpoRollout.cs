using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>Episodes played side by side for some steps, and what PPO learns from them. Arrays are <c>[steps, episodes]</c>, row by row; an episode that ends starts anew.</summary>
internal sealed class PpoRollout<TState>
    where TState : struct, IEquatable<TState>
{
    private readonly World<TState> _world;
    private readonly RandomStream _random;
    private readonly Episode<TState>[] _episodes;
    private readonly float[] _seen;
    private readonly float[] _cutOff;
    private readonly float[] _rewards;
    private readonly bool[] _hasEnded;
    private readonly float[] _values;
    private readonly double[] _uniforms;
    private readonly bool[] _isCutOff;

    public PpoRollout(World<TState> world, PpoOptions options, RandomStream random)
    {
        _world = world;
        _random = random;
        Options = options;
        int count = options.ParallelEpisodes;
        int size = count * options.RolloutSteps;
        _episodes = [.. Enumerable.Range(0, count).Select(_ => new Episode<TState>(world))];
        _seen = new float[count * world.FeatureCount];
        _cutOff = new float[count * world.FeatureCount];
        _rewards = new float[size];
        _hasEnded = new bool[size];
        _values = new float[size + count];
        _uniforms = new double[count];
        _isCutOff = new bool[count];
        Features = new float[size * world.FeatureCount];
        Actions = new int[size];
        LogProbs = new float[size];
        Advantages = new float[size];
        Returns = new float[size];
        IsOwn = new bool[size];
        for (int i = 0; i < count; i++)
        {
            Look(_episodes[i].Reset(random), Row(_seen, i));
        }
    }

    public PpoOptions Options { get; }

    /// <summary>What the agent saw: <c>[steps · episodes, features]</c>.</summary>
    public float[] Features { get; }

    /// <summary>What it did.</summary>
    public int[] Actions { get; }

    /// <summary>How probable that was, as a natural logarithm.</summary>
    public float[] LogProbs { get; }

    /// <summary>How much better it was than expected, standardised.</summary>
    public float[] Advantages { get; }

    /// <summary>What the value should have been.</summary>
    public float[] Returns { get; }

    /// <summary>False where the world's own <see cref="World{TState}.Exploration"/> replaced the action: it teaches the policy nothing.</summary>
    public bool[] IsOwn { get; }

    /// <summary>Plays on with the net as it is now.</summary>
    public void Play(ActorCritic net, Tape tape)
    {
        int count = _episodes.Length;
        for (int step = 0; step < Options.RolloutSteps; step++)
        {
            int offset = step * count;
            _seen.CopyTo(Features, step * _seen.Length);
            Span<int> actions = Actions.AsSpan(offset, count);
            Tensor body = net.Body(tape, _seen);
            Tensor logits = tape.Linear(body, net.Policy);
            for (int i = 0; i < count; i++)
            {
                _uniforms[i] = _random.NextDouble();
            }

            tape.SampleRows(logits, 1, _uniforms, actions);
            tape.SelectLogProbs(logits, actions, LogProbs.AsSpan(offset, count));
            net.Values(tape, body).Values.CopyTo(_values.AsSpan(offset));
            tape.Reset();
            Act(net, tape, offset);
        }

        net.Values(tape, net.Body(tape, _seen)).Values.CopyTo(_values.AsSpan(Actions.Length));
        tape.Reset();
        PpoMath.Advantages(_rewards, _hasEnded, _values, count, Options.Discount, Options.Lambda, Advantages);
        for (int i = 0; i < Returns.Length; i++)
        {
            Returns[i] = Advantages[i] + _values[i];
        }

        PpoMath.Standardize(Advantages);
    }

    private void Act(ActorCritic net, Tape tape, int offset)
    {
        bool isAnyCutOff = false;
        for (int i = 0; i < _episodes.Length; i++)
        {
            Episode<TState> episode = _episodes[i];
            double exploration = _world.Exploration(episode.State);
            IsOwn[offset + i] = exploration == 0 || _random.NextDouble() >= exploration;
            StepResult<TState> result = episode.Step(IsOwn[offset + i] ? Actions[offset + i] : _random.NextInt(_world.Actions.Count));
            _rewards[offset + i] = (float)result.Reward;
            _hasEnded[offset + i] = result.Ended;
            _isCutOff[i] = result.Truncated;
            if (result.Truncated)
            {
                isAnyCutOff = true;
                Look(result.Observation, Row(_cutOff, i));
            }

            Look(result.Ended ? episode.Reset(_random) : result.Observation, Row(_seen, i));
        }

        // An episode that the limit of steps cut off is not taken for ended: what was still to come is what the net expects.
        if (isAnyCutOff)
        {
            ReadOnlySpan<float> ahead = net.Values(tape, net.Body(tape, _cutOff)).Values;
            for (int i = 0; i < _episodes.Length; i++)
            {
                if (_isCutOff[i])
                {
                    _rewards[offset + i] += (float)Options.Discount * ahead[i];
                }
            }

            tape.Reset();
        }
    }

    private Span<float> Row(float[] rows, int index) => rows.AsSpan(index * _world.FeatureCount, _world.FeatureCount);

    private void Look(TState observation, Span<float> features)
    {
        features.Clear();
        _world.Features(observation, features);
    }
}
