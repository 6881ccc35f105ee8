using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Preferences;

namespace Plumbline.Training.RewardModels;

/// <summary>Trains the members of a <see cref="RewardEnsemble"/>, all on one body and all measured on the same held-out prompts.</summary>
/// <remarks>
/// Members share their body and their head starts at zero, so a seed alone would change only the order of the data, and their spread would say little about
/// what the data leave open. Each member is therefore trained on prompts drawn with replacement (bagging: Breiman 1996, "Bagging Predictors"). Prompts
/// are drawn, not verdicts: verdicts on one prompt share their luck, and drawing them singly would show every member nearly every prompt. The price is
/// that a member sees about 63 % of the prompts and is a little worse alone; the mean makes up for it.
/// </remarks>
public sealed class RewardEnsembleTrainer
{
    private readonly RewardEnsembleOptions _options;
    private readonly Processor _processor;
    private readonly ulong _seed;
    private readonly ulong _splitSeed;

    /// <summary>A trainer.</summary>
    /// <param name="options">Settings; validated.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides what each member is trained on and in which order.</param>
    /// <param name="splitSeed">Decides which prompts are held out, alike for all members.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RewardEnsembleTrainer(RewardEnsembleOptions options, Processor processor, ulong seed, ulong splitSeed)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _processor = processor;
        _seed = seed;
        _splitSeed = splitSeed;
    }

    /// <summary>Which preferences are trained on and which are held out.</summary>
    /// <param name="preferences">Verdicts on at least two prompts.</param>
    /// <exception cref="ArgumentException">The preferences are of fewer than two prompts.</exception>
    public PreferenceSplit Split(IReadOnlyList<Preference> preferences) =>
        PreferenceSplit.ByPrompt(preferences, _options.RewardModel.HeldOutShare, _splitSeed);

    /// <summary>Trains all members and measures their mean.</summary>
    /// <param name="body">The model to start from; copied, not changed.</param>
    /// <param name="preferences">Verdicts on at least two prompts.</param>
    /// <param name="onStep">Hears of every step of the member with the given index; null for nobody.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ArgumentException">The preferences are of fewer than two prompts.</exception>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    public RewardEnsembleResult Train(
        Decoder body, IReadOnlyList<Preference> preferences, Action<int, RewardModelStep>? onStep = null, CancellationToken cancellation = default)
    {
        PreferenceSplit split = Split(preferences);
        List<RewardModelResult> members = [];
        try
        {
            for (int i = 0; i < _options.Members; i++)
            {
                int index = i;
                members.Add(TrainMember(body, split, index, step => onStep?.Invoke(index, step), cancellation));
            }

            RewardEnsemble ensemble = new([.. members.Select(member => member.Model)]);
            return new RewardEnsembleResult(ensemble, members, split, PreferenceAgreement.Measure(ensemble, split.HeldOut, cancellation));
        }
        catch
        {
            members.ForEach(member => member.Model.Dispose());
            throw;
        }
    }

    /// <summary>Trains one member; it does not depend on the others, so that a run can go on from those that it has.</summary>
    /// <param name="body">The model to start from; copied, not changed.</param>
    /// <param name="split">From <see cref="Split"/>.</param>
    /// <param name="index">Which member, 0 for the first.</param>
    /// <param name="onStep">Hears of every step; null for nobody.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    public RewardModelResult TrainMember(
        Decoder body, PreferenceSplit split, int index, Action<RewardModelStep>? onStep = null, CancellationToken cancellation = default)
    {
        RandomStream random = new(_seed, $"reward-ensemble/member/{index}");
        ulong seed = random.NextUInt64();
        return new RewardModelTrainer(_options.RewardModel, _processor, seed).Train(body, split.Resample(random), onStep, cancellation);
    }
}
