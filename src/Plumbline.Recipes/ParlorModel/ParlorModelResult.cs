using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Runs;

namespace Plumbline.Recipes.ParlorModel;

/// <summary>A trained base model of Parlor.</summary>
/// <param name="Recipe">What it was made by.</param>
/// <param name="Decoder">Its weights; disposed with this result.</param>
/// <param name="Tokenizer">Its tokenizer.</param>
/// <param name="TrainedTokens">Tokens predicted in training.</param>
/// <param name="FirstHeldOutLoss">Loss on held-out texts before the first step, nats per token.</param>
/// <param name="HeldOutLoss">Loss on the same texts after the last step, nats per token; lower is better.</param>
public sealed record ParlorModelResult(
    ParlorModelRecipe Recipe,
    Decoder Decoder,
    HuggingFaceTokenizer Tokenizer,
    long TrainedTokens,
    double FirstHeldOutLoss,
    double HeldOutLoss) : IDisposable
{
    /// <summary>Writes an ordinary Hugging Face checkpoint folder; its name exists only once all files do.</summary>
    /// <param name="folder">The folder; one that exists is replaced as a whole.</param>
    /// <exception cref="RunException">The place cannot be written to.</exception>
    public void Write(string folder) => AtomicFolder.Write(folder, partial =>
    {
        Decoder.Save(partial);
        Tokenizer.Save(partial);
    });

    /// <summary>Frees the weights.</summary>
    public void Dispose() => Decoder.Dispose();
}
