/**
 * What the layers of a feed-forward image classifier compute with, by the names of tfjs' kernels:
 * with all that tfjs has, the worker would be a third larger.
 */
export const KERNELS = new Set(
  `Abs Add AddN ArgMax AvgPool BatchMatMul Cast ClipByValue Concat Conv2D Conv2DBackpropInput
   DepthToSpace DepthwiseConv2dNative Elu Equal Erf Exp ExpandDims Fill Floor FusedConv2D
   FusedDepthwiseConv2D GatherV2 Greater GreaterEqual Identity LeakyRelu Less LessEqual Log
   Log1p LogicalAnd LogicalNot LogicalOr Max MaxPool Maximum Mean Min Minimum MirrorPad
   Multiply Neg NotEqual OneHot OnesLike Pack PadV2 Pow Prelu Prod Range RealDiv Reciprocal
   Relu Relu6 Reshape ResizeBilinear ResizeNearestNeighbor Reverse Round Rsqrt Select Selu
   Sigmoid Sign Slice Softmax Softplus SplitV Sqrt Square SquaredDifference Step StridedSlice
   Sub Sum Tanh Tile Transpose Unpack ZerosLike _FusedMatMul`.split(/\s+/),
);

/** Where the backends' files are named differently. */
const BATCH_NORM = /^(Fused)?BatchNorm$/;

const REGISTRY =
  /@tensorflow[\\/]tfjs-backend-(cpu|wasm|webgl)[\\/]dist[\\/]register_all_kernels\.js$/;

/**
 * Lets each backend of tfjs register these kernels alone.
 *
 * @type {import('rolldown').Plugin}
 */
export const chosenKernels = {
  name: 'chosen-kernels',
  transform: {
    filter: { id: REGISTRY },
    handler(code, id) {
      const left = new Set();
      const unfound = new Set(KERNELS);
      const chosen = code.replace(
        /^import \{ (\w+) \} from '\.\/kernels\/(\w+)';$/gm,
        (line, config, name) => {
          unfound.delete(name);
          if (KERNELS.has(name) || BATCH_NORM.test(name)) return line;
          left.add(config);
          return '';
        },
      );
      if (unfound.size > 0) throw new Error(`${id} has no kernels ${[...unfound].join(', ')}`);
      return {
        code: chosen.replace(/^ +(\w+),?$/gm, (line, config) => (left.has(config) ? '' : line)),
        map: null,
      };
    },
  },
};
