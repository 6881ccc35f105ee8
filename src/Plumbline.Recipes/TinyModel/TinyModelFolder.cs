using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Models.Decoders;
using Plumbline.Recipes.TinyModel.Stories;
using Plumbline.Runs;

namespace Plumbline.Recipes.TinyModel;

/// <summary>Writes a tiny model as an ordinary Hugging Face checkpoint folder, with prompts beside it.</summary>
public static class TinyModelFolder
{
    /// <summary>Name of the file of prompts: beginnings of stories that were not trained on, parted by empty lines.</summary>
    public const string PromptsFile = "prompts.txt";

    /// <summary>Name of the file with the defaults of sampling.</summary>
    public const string GenerationFile = "generation_config.json";

    /// <summary>Writes the folder; its name exists only once all files do.</summary>
    /// <param name="result">The model.</param>
    /// <param name="folder">The folder; one that exists is replaced as a whole.</param>
    /// <exception cref="RunException">The place cannot be written to.</exception>
    public static void Write(TinyModelResult result, string folder) => AtomicFolder.Write(folder, partial =>
    {
        result.Decoder.Save(partial);
        result.Tokenizer.Save(partial);
        AtomicFile.WriteAllBytes(Path.Combine(partial, GenerationFile), GenerationConfig(result.Decoder));
        AtomicFile.WriteAllText(Path.Combine(partial, PromptsFile), Prompts(result.Recipe));
    });

    /// <summary>The text of the file of prompts; no prompt occurs twice.</summary>
    internal static string Prompts(TinyModelRecipe recipe)
    {
        StoryGrammar grammar = new(recipe.Seed, "prompts");
        List<string> prompts = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (long index = 0; prompts.Count < recipe.Prompts; index++)
        {
            string beginning = grammar.Generate(index).Beginning;
            if (seen.Add(beginning))
            {
                prompts.Add(beginning);
            }
        }

        return string.Join("\n\n", prompts) + "\n";
    }

    private static byte[] GenerationConfig(Decoder model)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(
            stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("bos_token_id", model.Config.BosTokenId!.Value);
            json.WriteNumber("eos_token_id", model.Config.EosTokenIds[0]);
            json.WriteBoolean("do_sample", true);
            json.WriteNumber("temperature", 1.0);
            json.WriteEndObject();
        }

        return [.. stream.ToArray(), .. "\n"u8];
    }
}
