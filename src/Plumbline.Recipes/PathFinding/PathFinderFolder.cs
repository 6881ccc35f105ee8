using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.Runs;

namespace Plumbline.Recipes.PathFinding;

/// <summary>Writes a path-finder as a Hugging Face checkpoint folder. It has no tokenizer: what tokens mean is in <see cref="Worlds.PathFinding.PathTokens"/>.</summary>
public static class PathFinderFolder
{
    /// <summary>Writes the folder, weights in F16 to keep it small; its name exists only once all files do.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">The folder; one that exists is replaced as a whole.</param>
    /// <exception cref="RunException">The place cannot be written to.</exception>
    public static void Write(Decoder model, string folder)
    {
        ArgumentNullException.ThrowIfNull(model);
        AtomicFolder.Write(folder, partial => model.Save(partial, TensorType.Float16));
    }
}
