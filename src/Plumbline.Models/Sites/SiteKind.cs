namespace Plumbline.Models.Sites;

/// <summary>The places of a transformer where activations can be read and replaced. Shapes are <c>[tokens, …]</c>.</summary>
public enum SiteKind
{
    /// <summary><c>hook_embed</c> <c>[tokens, hidden]</c>.</summary>
    Embedding,

    /// <summary><c>hook_pos_embed</c> <c>[tokens, hidden]</c>; only models with learned positions.</summary>
    PositionEmbedding,

    /// <summary><c>blocks.{i}.hook_resid_pre</c> <c>[tokens, hidden]</c>.</summary>
    ResidualPre,

    /// <summary><c>blocks.{i}.ln1.hook_normalized</c> <c>[tokens, hidden]</c>, gain included.</summary>
    AttentionNormalized,

    /// <summary><c>blocks.{i}.attn.hook_q</c> <c>[tokens, heads · headSize]</c>, before normalisation and rotation.</summary>
    Query,

    /// <summary><c>blocks.{i}.attn.hook_k</c> <c>[tokens, keyValueHeads · headSize]</c>, before normalisation and rotation.</summary>
    Key,

    /// <summary><c>blocks.{i}.attn.hook_v</c> <c>[tokens, keyValueHeads · headSize]</c>.</summary>
    Value,

    /// <summary><c>blocks.{i}.attn.hook_rot_q</c> <c>[tokens, heads · headSize]</c>; only rotary models.</summary>
    RotatedQuery,

    /// <summary><c>blocks.{i}.attn.hook_rot_k</c> <c>[tokens, keyValueHeads · headSize]</c>; only rotary models.</summary>
    RotatedKey,

    /// <summary><c>blocks.{i}.attn.hook_z</c> <c>[tokens, heads · headSize]</c>: the mixed values of each head.</summary>
    MixedValue,

    /// <summary><c>blocks.{i}.hook_attn_out</c> <c>[tokens, hidden]</c>.</summary>
    AttentionOut,

    /// <summary><c>blocks.{i}.hook_resid_mid</c> <c>[tokens, hidden]</c>.</summary>
    ResidualMid,

    /// <summary><c>blocks.{i}.ln2.hook_normalized</c> <c>[tokens, hidden]</c>, gain included.</summary>
    FeedForwardNormalized,

    /// <summary><c>blocks.{i}.mlp.hook_pre</c> <c>[tokens, ffn]</c>: what goes into the nonlinearity.</summary>
    FeedForwardPre,

    /// <summary><c>blocks.{i}.mlp.hook_pre_linear</c> <c>[tokens, ffn]</c>: the linear branch of SwiGLU.</summary>
    FeedForwardPreLinear,

    /// <summary><c>blocks.{i}.mlp.hook_post</c> <c>[tokens, ffn]</c>.</summary>
    FeedForwardPost,

    /// <summary><c>blocks.{i}.hook_mlp_out</c> <c>[tokens, hidden]</c>.</summary>
    FeedForwardOut,

    /// <summary><c>blocks.{i}.hook_resid_post</c> <c>[tokens, hidden]</c>.</summary>
    ResidualPost,

    /// <summary><c>ln_final.hook_normalized</c> <c>[tokens, hidden]</c>, gain included.</summary>
    FinalNormalized,
}
