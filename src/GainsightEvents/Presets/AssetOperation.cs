namespace GainsightEvents.Presets;

/// <summary>What was done to the asset of a <see cref="SystemAssetEvent"/> (Gainsight, Events API).</summary>
public enum AssetOperation
{
    /// <summary><c>INSERT</c>.</summary>
    Insert = 0,

    /// <summary><c>UPDATE</c>.</summary>
    Update,

    /// <summary><c>UPSERT</c>.</summary>
    Upsert,

    /// <summary><c>DELETE</c>.</summary>
    Delete,
}
