using GainsightEvents;

namespace Mistakes.GSE0070;

public static class Gainsight
{
    public static PxOptions Options() => new() { ApiKey = "b7c1f0de-4a58-4c55-9d6e-1f2a3b4c5d6e" };
}
