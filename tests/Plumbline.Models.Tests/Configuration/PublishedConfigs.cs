namespace Plumbline.Models.Tests.Configuration;

/// <summary>The fields of published config.json files that decide the arithmetic, with the parameter counts their publishers state.</summary>
internal static class PublishedConfigs
{
    public const string Llama2 = """
        {"architectures":["LlamaForCausalLM"],"model_type":"llama","vocab_size":32000,"hidden_size":4096,"intermediate_size":11008,
         "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":32,"hidden_act":"silu","max_position_embeddings":4096,
         "rms_norm_eps":1e-05,"rope_scaling":null,"tie_word_embeddings":false,"bos_token_id":1,"eos_token_id":2}
        """;

    public const string Llama32 = """
        {"model_type":"llama","vocab_size":128256,"hidden_size":2048,"intermediate_size":8192,"num_hidden_layers":16,
         "num_attention_heads":32,"num_key_value_heads":8,"head_dim":64,"hidden_act":"silu","max_position_embeddings":131072,
         "rms_norm_eps":1e-05,"rope_theta":500000.0,"attention_bias":false,"mlp_bias":false,"tie_word_embeddings":true,
         "rope_scaling":{"factor":32.0,"high_freq_factor":4.0,"low_freq_factor":1.0,"original_max_position_embeddings":8192,"rope_type":"llama3"},
         "bos_token_id":128000,"eos_token_id":[128001,128008,128009]}
        """;

    public const string Mistral = """
        {"model_type":"mistral","vocab_size":32000,"hidden_size":4096,"intermediate_size":14336,"num_hidden_layers":32,
         "num_attention_heads":32,"num_key_value_heads":8,"hidden_act":"silu","max_position_embeddings":32768,"rms_norm_eps":1e-05,
         "rope_theta":10000.0,"sliding_window":4096,"tie_word_embeddings":false,"bos_token_id":1,"eos_token_id":2}
        """;

    public const string Qwen2 = """
        {"model_type":"qwen2","vocab_size":151936,"hidden_size":896,"intermediate_size":4864,"num_hidden_layers":24,
         "num_attention_heads":14,"num_key_value_heads":2,"hidden_act":"silu","max_position_embeddings":131072,"rms_norm_eps":1e-06,
         "rope_theta":1000000.0,"sliding_window":131072,"use_sliding_window":false,"max_window_layers":24,"tie_word_embeddings":true,
         "bos_token_id":151643,"eos_token_id":151643}
        """;

    public const string Qwen3 = """
        {"model_type":"qwen3","vocab_size":151936,"hidden_size":1024,"intermediate_size":3072,"num_hidden_layers":28,
         "num_attention_heads":16,"num_key_value_heads":8,"head_dim":128,"hidden_act":"silu","max_position_embeddings":40960,
         "rms_norm_eps":1e-06,"rope_theta":1000000,"attention_bias":false,"sliding_window":null,"use_sliding_window":false,
         "tie_word_embeddings":true,"bos_token_id":151643,"eos_token_id":151645}
        """;

    public const string SmolLm2 = """
        {"model_type":"llama","vocab_size":49152,"hidden_size":576,"intermediate_size":1536,"num_hidden_layers":30,
         "num_attention_heads":9,"num_key_value_heads":3,"hidden_act":"silu","max_position_embeddings":8192,"rms_norm_eps":1e-05,
         "rope_theta":100000,"rope_interleaved":false,"tie_word_embeddings":true,"bos_token_id":0,"eos_token_id":0,"pad_token_id":null}
        """;

    public const string Gpt2 = """
        {"model_type":"gpt2","vocab_size":50257,"n_embd":768,"n_layer":12,"n_head":12,"n_positions":1024,"n_ctx":1024,
         "activation_function":"gelu_new","layer_norm_epsilon":1e-05,"bos_token_id":50256,"eos_token_id":50256}
        """;
}
