using System.Text.Json.Nodes;
using Plumbline.Models.Adapters;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.Models.Tests.Checkpoints;
using Plumbline.Models.Tests.Decoders;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Tests.Adapters;

/// <summary>PEFT folders: written, read, and lying.</summary>
public sealed class LoraFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("llama, grouped, head 8", "q_proj", LoraScaling.Standard)]
    [InlineData("qwen3, head norm, head 32", "mlp.up_proj", LoraScaling.RankStabilized)]
    [InlineData("gpt2, head 40", "c_proj", LoraScaling.Standard)]
    public void SaveAndLoad_KeepEveryBitAndTheOptions(string name, string target, LoraScaling scaling)
    {
        using Decoder model = SmallModels.Create(name);
        LoraOptions options = new() { Rank = 3, Alpha = 7.5, TargetModules = [target], Scaling = scaling };
        using LoraAdapters saved = LoraAdapters.Attach(model, options, new RandomStream(1, "lora"));
        saved.Save(_folder.Path, baseModel: "some/model");
        saved.Detach();

        using LoraAdapters loaded = LoraAdapters.Load(_folder.Path, model);

        loaded.IsAttached.ShouldBeTrue();
        loaded.Options.ShouldBe(options with { TargetModules = loaded.Options.TargetModules });
        loaded.Options.TargetModules.ShouldBe([target]);
        loaded.Parameters.Select(parameter => parameter.Name).ShouldBe(saved.Parameters.Select(parameter => parameter.Name));
        for (int i = 0; i < saved.Parameters.Count; i++)
        {
            loaded.Parameters[i].Values.ShouldHaveBitsOf(saved.Parameters[i].Values);
        }

        model.Parameters.ShouldAllBe(parameter => !parameter.Trainable);
    }

    [Fact]
    public void Save_WritesTheFieldsAndNamesOfPeft()
    {
        Save();

        _folder.Names().ShouldBe(["adapter_config.json", "adapter_model.safetensors"]);
        JsonNode json = JsonNode.Parse(File.ReadAllText(_folder.File("adapter_config.json")))!;
        json["peft_type"]!.GetValue<string>().ShouldBe("LORA");
        json["task_type"]!.GetValue<string>().ShouldBe("CAUSAL_LM");
        json["r"]!.GetValue<int>().ShouldBe(4);
        json["lora_alpha"]!.GetValue<int>().ShouldBe(8);
        json["use_rslora"]!.GetValue<bool>().ShouldBeFalse();
        json["target_modules"]!.AsArray().Select(node => node!.GetValue<string>()).ShouldBe(["q_proj", "v_proj"]);
        using CheckpointReader reader = CheckpointReader.Open(_folder.File("adapter_model.safetensors"));
        reader.Tensors.Count.ShouldBe(8);
        reader.Tensors["base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight"].Shape.ShouldBe([4, 32]);
        reader.Tensors["base_model.model.model.layers.1.self_attn.v_proj.lora_B.weight"].Shape.ShouldBe([16, 4]);
    }

    [Theory]
    [InlineData("peft_type", "\"IA3\"", "IA3")]
    [InlineData("peft_type", "null", "peft_type")]
    [InlineData("bias", "\"all\"", "bias")]
    [InlineData("r", "0", "$.r")]
    [InlineData("r", "2000000000", "$.r")]
    [InlineData("r", "65536", "shape [4, 32]")]
    [InlineData("r", "\"4\"", "$.r")]
    [InlineData("lora_alpha", "-1", "alpha")]
    [InlineData("lora_alpha", "1e999", "lora_alpha")]
    [InlineData("use_dora", "true", "use_dora")]
    [InlineData("use_rslora", "1", "use_rslora")]
    [InlineData("modules_to_save", "[\"lm_head\"]", "modules_to_save")]
    [InlineData("rank_pattern", "{\"q_proj\": 2}", "rank_pattern")]
    [InlineData("layers_to_transform", "[0]", "layers_to_transform")]
    [InlineData("init_lora_weights", "\"pissa\"", "pissa")]
    [InlineData("target_modules", "\".*q_proj\"", "pattern")]
    [InlineData("target_modules", "[]", "target modules")]
    [InlineData("target_modules", "[\"c_attn\"]", "c_attn")]
    [InlineData("target_modules", "[\"q_proj\"]", "v_proj")]
    [InlineData("target_modules", "[\"q_proj\", \"v_proj\", \"k_proj\"]", "k_proj")]
    public void Load_WithAConfigThatDoesNotFit_SaysWhere(string field, string value, string mentioned)
    {
        using Decoder model = Save();
        string file = _folder.File("adapter_config.json");
        JsonObject json = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        json.Remove(field);
        string text = json.ToJsonString();
        File.WriteAllText(file, text[..^1] + $",\"{field}\":{value}}}");

        Refused(model).ShouldContain(mentioned);
    }

    [Fact]
    public void Load_ByWhatOtherToolsWrite_IgnoresWhatIsInert()
    {
        using Decoder model = Save();
        string file = _folder.File("adapter_config.json");
        JsonObject json = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        foreach ((string field, string value) in new[]
        {
            ("use_dora", "false"), ("modules_to_save", "null"), ("rank_pattern", "{}"), ("layers_pattern", "null"), ("megatron_config", "null"),
            ("loftq_config", "{}"), ("lora_dropout", "0.05"), ("revision", "null"), ("init_lora_weights", "\"gaussian\""), ("unheard_of", "[1]"),
        })
        {
            json[field] = JsonNode.Parse(value);
        }

        File.WriteAllText(file, json.ToJsonString());

        using LoraAdapters loaded = LoraAdapters.Load(_folder.Path, model);

        loaded.IsAttached.ShouldBeTrue();
    }

    [Theory]
    [InlineData("adapter_config.json")]
    [InlineData("adapter_model.safetensors")]
    public void Load_WithAFileMissing_SaysWhich(string file)
    {
        using Decoder model = Save();
        File.Delete(_folder.File(file));

        Refused(model).ShouldContain(file);
    }

    [Fact]
    public void Load_OnAnotherModel_SaysWhichShapeDiffers()
    {
        Save();
        using Decoder other = SmallModels.Create("qwen3, head norm, head 32");

        Refused(other).ShouldContain("shape [4, 32]");
    }

    [Theory]
    [InlineData("adapter_config.json")]
    [InlineData("adapter_model.safetensors")]
    public void Load_OfDamagedBytes_LoadsOrRefusesInOneLine(string name)
    {
        using Decoder model = Save();
        string file = _folder.File(name);
        byte[] intact = File.ReadAllBytes(file);
        RandomStream random = new(31, name);
        int refused = 0;
        for (int round = 0; round < 300; round++)
        {
            byte[] bytes = [.. intact];
            int damages = 1 + random.NextInt(3);
            for (int i = 0; i < damages; i++)
            {
                // Near the beginning, where the meaning is; the rest of the weights is only numbers.
                bytes[random.NextInt(Math.Min(bytes.Length, 900))] = (byte)random.NextInt(256);
            }

            File.WriteAllBytes(file, round % 5 == 0 ? bytes[..random.NextInt(bytes.Length)] : bytes);
            try
            {
                LoraAdapters.Load(_folder.Path, model).Dispose();
            }
            catch (CheckpointException e)
            {
                refused++;
                e.Message.ShouldNotContain("\n");
                e.Message.ShouldContain(_folder.Path);
            }

            model.Parameters.ShouldAllBe(parameter => parameter.Trainable);
            model.Layers[0].Query.Adapter.ShouldBeNull();
        }

        refused.ShouldBeGreaterThan(100);
    }

    private Decoder Save()
    {
        Decoder model = SmallModels.Create("llama, grouped, head 8");
        using LoraAdapters adapters = LoraAdaptersTests.AttachRandom(model, ["q_proj", "v_proj"]);
        adapters.Save(_folder.Path);
        return model;
    }

    private string Refused(Decoder model)
    {
        CheckpointException e = Should.Throw<CheckpointException>(() => LoraAdapters.Load(_folder.Path, model));
        e.Message.ShouldNotContain("\n");
        model.Parameters.ShouldAllBe(parameter => parameter.Trainable);
        return e.Message;
    }
}
