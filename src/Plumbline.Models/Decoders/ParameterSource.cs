using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>Makes the parameters of a model while it is built: new ones, or copies of another model's.</summary>
/// <param name="name">Name as in checkpoints.</param>
/// <param name="shape">Dimensions as in checkpoints.</param>
internal delegate Parameter ParameterSource(string name, params int[] shape);
