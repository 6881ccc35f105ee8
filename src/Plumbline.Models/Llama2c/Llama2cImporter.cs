using Microsoft.Win32.SafeHandles;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Llama2c;

/// <summary>Imports models of Andrej Karpathy's llama2.c, such as the TinyStories models, as Hugging Face checkpoints.</summary>
public static class Llama2cImporter
{
    /// <summary>
    /// Writes <c>config.json</c>, <c>generation_config.json</c>, <c>model.safetensors</c>, <c>tokenizer.json</c> and
    /// <c>tokenizer_config.json</c>.
    /// </summary>
    /// <remarks>
    /// The rows of the query and key projections change places, because llama2.c rotates neighbouring elements and Hugging Face pairs the
    /// halves of a head; the model computes the same. Both inputs are read and checked before anything is written.
    /// </remarks>
    /// <param name="modelPath">A model file of version 0, such as <c>stories260K.bin</c>.</param>
    /// <param name="tokenizerPath">The tokenizer file that belongs to it, such as <c>tok512.bin</c>.</param>
    /// <param name="outputFolder">The checkpoint folder; created where it is missing.</param>
    /// <exception cref="CheckpointException">A file is missing or damaged, or the two do not belong together.</exception>
    /// <exception cref="IOException">The system cannot read or write.</exception>
    public static void Convert(string modelPath, string tokenizerPath, string outputFolder)
    {
        if (!File.Exists(modelPath))
        {
            throw CheckpointException.Missing(modelPath, "name a llama2.c model file");
        }

        using SafeFileHandle handle = File.OpenHandle(modelPath, FileMode.Open, FileAccess.Read, FileShare.Read);
        Llama2cHeader header = Llama2cHeader.Read(handle, modelPath);
        HuggingFaceTokenizer tokenizer = ConvertTokenizer(tokenizerPath, header.VocabularySize, header.MaxPositions);

        CheckpointWriter.Write(outputFolder, new Llama2cWeights(handle, modelPath, header).Tensors());
        tokenizer.Save(outputFolder);
        HuggingFaceConfig.Write(header.ToConfig(), outputFolder);
    }

    /// <summary>Converts a llama2.c tokenizer alone.</summary>
    /// <param name="tokenizerPath">The tokenizer file.</param>
    /// <param name="vocabularySize">Number of tokens, which only the model file knows.</param>
    /// <param name="maxTokens">Longest text that the model takes; null for unsaid.</param>
    /// <exception cref="CheckpointException">The file is missing, damaged, or of another size.</exception>
    public static HuggingFaceTokenizer ConvertTokenizer(string tokenizerPath, int vocabularySize, int? maxTokens = null)
    {
        Llama2cVocabulary vocabulary = Llama2cVocabulary.Read(tokenizerPath, vocabularySize);
        return vocabulary.ToDefinition().ToTokenizer(new TokenizerSettings
        {
            BosToken = vocabulary.Pieces[Llama2cVocabulary.BosId],
            EosToken = vocabulary.Pieces[Llama2cVocabulary.EosId],
            UnknownToken = vocabulary.Pieces[Llama2cVocabulary.UnknownId],
            MaxTokens = maxTokens,
        });
    }
}
