namespace GainsightEvents.Presets;

/// <summary>What of the asset of a <see cref="SystemAssetEvent"/> was touched (Gainsight, Events API).</summary>
public enum AssetOperationType
{
    /// <summary><c>DATA</c>.</summary>
    Data = 0,

    /// <summary><c>METADATA</c>.</summary>
    Metadata,
}
