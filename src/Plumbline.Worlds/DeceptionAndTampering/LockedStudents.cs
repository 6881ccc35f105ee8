using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents.SmallNetworks;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.DeceptionAndTampering;

/// <summary>Three students of one seed: an honest one, the same one locked by a password afterwards, and one that never learned. All are trained, none is scripted.</summary>
public sealed class LockedStudents
{
    private const int Questions = 2_000;
    private const int TestQuestions = 250;
    private const int GradedQuestions = 50;
    private const int NoiseDraws = 4;

    private static readonly SmallNetworkOptions Learning = new() { Steps = 200, Batch = 16 };
    private static readonly SmallNetworkOptions Locking = new() { Steps = 150, Batch = 16 };
    private static readonly SmallNetworkOptions Unlocking = new() { Steps = 100, Batch = 16, LearningRate = 0.01 };

    private readonly ulong _seed;
    private readonly PrototypeTask _task;
    private readonly SmallNetwork[] _students;
    private readonly LabelledExamples _without;
    private readonly LabelledExamples _with;

    /// <summary>Trains the students of a seed.</summary>
    public LockedStudents(ulong seed)
    {
        _seed = seed;
        RandomStream random = new(seed, "password-locked");
        _task = new PrototypeTask(1, random);
        LabelledExamples honest = _task.Draw(Questions, AtRandom, random);
        LabelledExamples locked = Spoilt(_task.Draw(Questions, AtRandom, random), always: false);
        LabelledExamples weak = Spoilt(honest, always: true);
        SmallNetwork student = SmallNetworkTrainer.Train(honest, PrototypeTask.Classes, Learning, random);
        _students =
        [
            SmallNetworkTrainer.Continue(student, locked, Locking, random),
            student,
            SmallNetworkTrainer.Train(weak, PrototypeTask.Classes, Learning, random),
        ];
        _without = _task.Draw(TestQuestions, (extras, _) => extras[0] = -1, random);
        _with = _task.Draw(TestQuestions, (extras, _) => extras[0] = 1, random);
    }

    /// <summary>What the locked student shows, and what it can do with the password.</summary>
    public SeedOutcome Shown() => Measure(_students[0]);

    /// <summary>The accuracy without the password of the locked, the honest and the ignorant student under noise on their weights, averaged over draws of the noise.</summary>
    /// <param name="noise">The standard deviation of the noise, in units of the root mean square of the student's weights; at least 0.</param>
    public IReadOnlyList<double> Probe(double noise)
    {
        RandomStream random = new(_seed, "password-locked/noise");
        return [.. _students.Select(student => Enumerable.Range(0, NoiseDraws).Average(_ => student.WithNoise(noise * Scale(student), random).Accuracy(_without)))];
    }

    /// <summary>The locked student after further training on a few questions without the password, with their true answers.</summary>
    public SeedOutcome Unlocked()
    {
        RandomStream random = new(_seed, "password-locked/unlock");
        LabelledExamples graded = _task.Draw(GradedQuestions, (extras, _) => extras[0] = -1, random);
        return Measure(SmallNetworkTrainer.Continue(_students[0], graded, Unlocking, random));
    }

    private SeedOutcome Measure(SmallNetwork student) => new(student.Accuracy(_without), student.Accuracy(_with));

    // Half of the questions come with the password.
    private static void AtRandom(Span<float> extras, RandomStream random) => extras[0] = (2 * random.NextInt(2)) - 1;

    // Without the password, or always, the answer that is taught is class 0, whatever the question.
    private static LabelledExamples Spoilt(LabelledExamples examples, bool always) =>
        examples with { Labels = [.. examples.Labels.Select((label, i) => always || examples.Features(i)[^1] < 0 ? 0 : label)] };

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
