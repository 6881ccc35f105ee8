using Plumbline.Models.Checkpoints;

namespace Plumbline.Training.Optimization;

/// <summary>Everything that the next optimiser step depends on: weights, moments and the number of steps made. A copy; later steps do not change it.</summary>
/// <param name="Origin">The file it was read from, or what it was copied from: names it in errors.</param>
/// <param name="StepCount">Steps made.</param>
/// <param name="Parameters">The parameters, each name once.</param>
public sealed record TrainingState(string Origin, long StepCount, IReadOnlyList<ParameterState> Parameters)
{
    private const string Weights = "weights/";
    private const string FirstMoments = "first_moments/";
    private const string SecondMoments = "second_moments/";

    internal void Write(string file) => SafetensorsWriter.Write(file, Parameters.SelectMany(parameter => new[]
    {
        new TensorSource(Weights + parameter.Name, parameter.Shape, parameter.Values),
        new TensorSource(FirstMoments + parameter.Name, parameter.Shape, parameter.FirstMoments),
        new TensorSource(SecondMoments + parameter.Name, parameter.Shape, parameter.SecondMoments),
    }));

    /// <exception cref="CheckpointException">The file is missing, damaged, or not made of weights with their moments.</exception>
    internal static TrainingState Read(string file, long stepCount)
    {
        using CheckpointReader reader = CheckpointReader.Open(file);
        List<ParameterState> parameters = [];
        foreach (TensorEntry entry in reader.Tensors.Values
            .Where(entry => entry.Name.StartsWith(Weights, StringComparison.Ordinal)).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            string name = entry.Name[Weights.Length..];
            parameters.Add(new ParameterState(
                name, entry.Shape, reader.ReadFloats(entry.Name), Moments(FirstMoments + name, entry), Moments(SecondMoments + name, entry)));
        }

        return new TrainingState(file, stepCount, parameters);

        float[] Moments(string name, TensorEntry weights)
        {
            if (reader.Tensors.TryGetValue(name, out TensorEntry? entry) && !entry.Shape.SequenceEqual(weights.Shape))
            {
                throw new CheckpointException(
                    file, $"tensor {name}", $"shape [{string.Join(", ", entry.Shape)}]", $"shape [{string.Join(", ", weights.Shape)}] of its weights",
                    "resume from another state");
            }

            return reader.ReadFloats(name);
        }
    }
}

/// <summary>One parameter with its moments.</summary>
/// <param name="Name">Name in checkpoints.</param>
/// <param name="Shape">Dimensions.</param>
/// <param name="Values">Weights, row-major.</param>
/// <param name="FirstMoments">Running mean of the gradients.</param>
/// <param name="SecondMoments">Running mean of the squared gradients.</param>
public sealed record ParameterState(
    string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values, ReadOnlyMemory<float> FirstMoments, ReadOnlyMemory<float> SecondMoments);
