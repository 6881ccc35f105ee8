using Plumbline.Evaluation.Metrics;

namespace Plumbline.Studies.EvalPlants;

/// <summary>A suite and a scripted model whose behaviour is known. To add one, write it and list it in <see cref="PlantedCases"/>.</summary>
internal interface IPlantedCase
{
    /// <summary>The suite's name.</summary>
    string Suite { get; }

    /// <summary>What the model does, in a few words; <c>clean</c> where it does nothing wrong.</summary>
    string Plant { get; }

    /// <summary>How much is asked, in a few words.</summary>
    string Items { get; }

    /// <summary>What must come out.</summary>
    IReadOnlyList<PlantedSize> Sizes { get; }

    /// <summary>Runs the suite once; the seed decides which items are asked, how they are put, and what the model draws.</summary>
    /// <returns>Measurements by name, with 95 % intervals.</returns>
    Task<IReadOnlyDictionary<string, Measurement>> MeasureAsync(ulong seed);
}
