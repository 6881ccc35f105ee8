namespace Plumbline.Numerics.Autograd;

/// <summary>Used nodes by type, so that recording a step allocates nothing once the first steps have filled the pool.</summary>
internal sealed class NodePool
{
    private readonly Dictionary<Type, Stack<Node>> _free = [];

    public TNode Rent<TNode>()
        where TNode : Node, new() =>
        _free.TryGetValue(typeof(TNode), out Stack<Node>? stack) && stack.Count > 0 ? (TNode)stack.Pop() : new TNode();

    public void Return(Node node)
    {
        node.Clear();
        if (!_free.TryGetValue(node.GetType(), out Stack<Node>? stack))
        {
            _free[node.GetType()] = stack = new Stack<Node>();
        }

        stack.Push(node);
    }
}
