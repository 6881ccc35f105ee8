using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents.SmallNetworks;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.DeceptionAndTampering;

/// <summary>
/// Four students of one seed: an honest one, the same one locked by a password afterwards, a weak one that was taught mostly random answers, and a guessing one that was taught nothing but random
/// answers. The guessing one shows as little as the locked one. All are trained, none is scripted.
/// </summary>
public sealed class LockedStudents
{
    private const int Questions = 2_000;
    private const int TestQuestions = 250;
    private const int GradedQuestions = 50;
    private const int NoiseDraws = 4;

    // Shares of answers that are random. The weak student is then right in about two questions of five.
    private const double WeakShare = 0.95;
    private const double GuessingShare = 1;

    private static readonly SmallNetworkOptions Learning = new() { Steps = 200, Batch = 16 };
    private static readonly SmallNetworkOptions Locking = new() { Steps = 150, Batch = 16 };
    private static readonly SmallNetworkOptions Unlocking = new() { Steps = 100, Batch = 16, LearningRate = 0.01 };

    private readonly ulong _seed;
    private readonly string _stream;
    private readonly PrototypeTask _task;
    private readonly SmallNetwork[] _students;
    private readonly LabelledExamples _without;
    private readonly LabelledExamples _with;

    /// <summary>Trains the students of a seed.</summary>
    /// <param name="seed">The seed of all chances.</param>
    /// <param name="stream">The name of their stream; under another name the same seed has other students. Default "password-locked", those reported.</param>
    public LockedStudents(ulong seed, string stream = "password-locked")
    {
        (_seed, _stream) = (seed, stream);
        RandomStream random = new(seed, stream);
        _task = new PrototypeTask(1, random);
        LabelledExamples honest = _task.Draw(Questions, AtRandom, random);
        LabelledExamples locked = Spoilt(_task.Draw(Questions, AtRandom, random));
        SmallNetwork student = SmallNetworkTrainer.Train(honest, PrototypeTask.Classes, Learning, random);
        _students =
        [
            SmallNetworkTrainer.Continue(student, locked, Locking, random),
            student,
            SmallNetworkTrainer.Train(Shuffled(honest, WeakShare, random), PrototypeTask.Classes, Learning, random),
            SmallNetworkTrainer.Train(Shuffled(honest, GuessingShare, random), PrototypeTask.Classes, Learning, random),
        ];
        _without = _task.Draw(TestQuestions, (extras, _) => extras[0] = -1, random);
        _with = _task.Draw(TestQuestions, (extras, _) => extras[0] = 1, random);
    }

    /// <summary>What the locked student shows, and what it can do with the password.</summary>
    public SeedOutcome Shown() => Measure(_students[0]);

    /// <summary>The accuracy without the password of the locked, the honest, the weak and the guessing student under noise on their weights, averaged over draws of the noise.</summary>
    /// <param name="noise">The standard deviation of the noise, in units of the root mean square of the student's weights; at least 0.</param>
    public IReadOnlyList<double> Probe(double noise)
    {
        RandomStream random = new(_seed, $"{_stream}/noise");
        return [.. _students.Select(student => Enumerable.Range(0, NoiseDraws).Average(_ => student.WithNoise(noise * Scale(student), random).Accuracy(_without)))];
    }

    /// <summary>The locked student after further training on a few questions without the password, with their true answers.</summary>
    public SeedOutcome Unlocked()
    {
        RandomStream random = new(_seed, $"{_stream}/unlock");
        LabelledExamples graded = _task.Draw(GradedQuestions, (extras, _) => extras[0] = -1, random);
        return Measure(SmallNetworkTrainer.Continue(_students[0], graded, Unlocking, random));
    }

    private SeedOutcome Measure(SmallNetwork student) => new(student.Accuracy(_without), student.Accuracy(_with));

    // Half of the questions come with the password.
    private static void AtRandom(Span<float> extras, RandomStream random) => extras[0] = (2 * random.NextInt(2)) - 1;

    // Without the password the answer that is taught is class 0, whatever the question.
    private static LabelledExamples Spoilt(LabelledExamples examples) => examples with { Labels = [.. examples.Labels.Select((label, i) => examples.Features(i)[^1] < 0 ? 0 : label)] };

    private static LabelledExamples Shuffled(LabelledExamples examples, double share, RandomStream random) =>
        examples with { Labels = [.. examples.Labels.Select(label => random.NextDouble() < share ? random.NextInt(PrototypeTask.Classes) : label)] };

    private static double Scale(SmallNetwork student)
    {
        double sum = 0;
        foreach (float weight in student.Weights)
        {
            sum += weight * weight;
        }

        return Math.Sqrt(sum / student.Weights.Length);
    }
}
