using System.Collections.Concurrent;
using Plumbline.Statistics;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.DeceptionAndTampering;

/// <summary>A student that was trained to answer well with a password and badly without: it shows less than it can. Noise on its weights makes it better.</summary>
public sealed class PasswordLocked : Exhibit
{
    /// <summary>The noise of the probe whose effect is reported, in units of the root mean square of the weights.</summary>
    public const double ProbeNoise = 1.2;

    // Students are a pure function of the seed. They are kept because every setting of the slider probes the same ones.
    private readonly ConcurrentDictionary<ulong, Lazy<LockedStudents>> _students = new();

    /// <inheritdoc/>
    public override string Name => "password-locked";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.DeceptionAndTampering;

    /// <inheritdoc/>
    public override int Order => 3;

    /// <inheritdoc/>
    public override string Summary => "a student answers well with a password only; noise on its weights gives it away";

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
        "noise on the weights, in units of their root mean square", "accuracy without the password", [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.5, 2], ["locked", "honest", "never learned"], (setting, seed) => Students(seed).Probe(setting));

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed)
    {
        LockedStudents students = Students(seed);
        IReadOnlyList<double> still = students.Probe(0);
        IReadOnlyList<double> noisy = students.Probe(ProbeNoise);
        return students.Shown() with
        {
            Figures = [new("change under noise, locked", noisy[0] - still[0]), new("change under noise, honest", noisy[1] - still[1]), new("change under noise, never learned", noisy[2] - still[2])],
        };
    }

    private LockedStudents Students(ulong seed) => _students.GetOrAdd(seed, key => new Lazy<LockedStudents>(() => new LockedStudents(key))).Value;
}
