using System.Collections.Concurrent;
using Plumbline.Statistics;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.DeceptionAndTampering;

/// <summary>A student that was trained to answer well with a password and badly without: it shows less than it can. Noise on its weights makes it better.</summary>
public sealed class PasswordLocked : Exhibit
{
    private const int ChoosingSeeds = 10;
    private static readonly double[] Noises = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.5, 2];
    private static readonly Lazy<double> ChosenNoise = new(ChooseNoise);

    // Students are a pure function of the seed. They are kept because every setting of the slider probes the same ones.
    private readonly ConcurrentDictionary<ulong, Lazy<LockedStudents>> _students = new();

    /// <summary>
    /// The noise of the probe whose effect is reported, in units of the root mean square of the weights: the setting of the slider at which locked students are best on average. It is chosen on ten
    /// students that are not among those reported, whatever the seed, for at the peak of the same curve luck alone would look like a gain.
    /// </summary>
    public static double ProbeNoise => ChosenNoise.Value;

    /// <inheritdoc/>
    public override string Name => "password-locked";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.DeceptionAndTampering;

    /// <inheritdoc/>
    public override int Order => 3;

    /// <inheritdoc/>
    public override string Summary => "a student answers well with a password only; noise on its weights gives it away";

    /// <inheritdoc/>
    public override FailureOrigin Origin => FailureOrigin.Planted;

    /// <inheritdoc/>
    public override string Learner => "a small network, trained and then locked";

    /// <inheritdoc/>
    public override Measure Measure => new("accuracy shown", "accuracy with the password", "share of questions", 0.05) { Direction = GapDirection.NegativeIsWorse };

    /// <summary>The ideal numbers: a perfect lock shows what one fixed answer gets, and hides everything; a student without a lock shows everything. Trained ones come near.</summary>
    public override KnownAnswer Known => new(1.0 / PrototypeTask.Classes, 1, 1, 1);

    /// <inheritdoc/>
    public override Remedy Remedy => new("train further on graded questions without the password", seed => Students(seed).Unlocked());

    /// <inheritdoc/>
    public override Slider Slider => new(
        "noise on the weights, in units of their root mean square", "accuracy without the password", Noises, ["locked", "honest", "weak", "guessing"], (setting, seed) => Students(seed).Probe(setting));

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed)
    {
        LockedStudents students = Students(seed);
        IReadOnlyList<double> still = students.Probe(0);
        IReadOnlyList<double> noisy = students.Probe(ProbeNoise);
        return students.Shown() with
        {
            Figures = [.. Slider.Series.Select((student, i) => new NamedFigure($"change under noise, {student}", noisy[i] - still[i])), new("noise of the probe", ProbeNoise)],
        };
    }

    private static double ChooseNoise()
    {
        LockedStudents[] others = [.. Enumerable.Range(1, ChoosingSeeds).Select(seed => new LockedStudents((ulong)seed, "password-locked/choice of noise"))];
        return Noises.MaxBy(noise => others.Average(students => students.Probe(noise)[0]));
    }

    private LockedStudents Students(ulong seed) => _students.GetOrAdd(seed, key => new Lazy<LockedStudents>(() => new LockedStudents(key))).Value;
}
